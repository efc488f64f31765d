using System.Collections.Concurrent;
using DataFetch.Downloads;

namespace FerLib.Tests.DataFetch.Downloads;

/// <summary>A clock on which every wait is over at once, except the one for a stalled server, which a test lets pass.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Waiting> _stalls = [];
    private DateTimeOffset _now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The waits, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Lets time pass: waits for a stalled server that are over by then end.</summary>
    public void Pass(TimeSpan time)
    {
        Waiting[] over;
        lock (_gate)
        {
            _now += time;
            over = [.. _stalls.Where(stall => stall.Due <= _now)];
            _stalls.ExceptWith(over);
        }

        foreach (Waiting stall in over)
            stall.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Waiting(JumpingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero)
                return true;
            lock (clock._gate)
            {
                if (dueTime == Downloader.StallTime)
                {
                    Due = clock._now + dueTime;
                    clock._stalls.Add(this);
                    return true;
                }

                clock._now += dueTime;
            }

            clock.Waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Ring());
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._stalls.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace FerLib.Notebooks;

/// <summary>
/// The notebook host of this process, if it can show a value and replace it later: found by the names and shapes of its members, so that
/// no package is needed. It may have another version than the one that was looked at; what does not fit counts as no host.
/// </summary>
/// <remarks>
/// Source of the shape: dotnet/interactive, <c>KernelInvocationContext.Current</c>, its extension method <c>Display(value, mimeTypes)</c>, and
/// <c>Update(value)</c> of what that returns. Only a value that was displayed through the context is updated in Jupyter; one that was
/// shown by <c>display(value)</c> stays as it was.
/// </remarks>
internal sealed class NotebookHost
{
    private const string ContextType = "KernelInvocationContext";

    private static readonly string[] MimeTypes = ["text/html", "text/plain"];
    private static readonly Lazy<NotebookHost?> Found = new(Find);

    private readonly PropertyInfo _current;
    private readonly PropertyInfo? _isComplete;
    private readonly MethodInfo _display;
    private readonly MethodInfo? _onComplete;

    private NotebookHost(PropertyInfo current, MethodInfo display)
    {
        Type context = current.PropertyType;
        _current = current;
        _display = display;
        _isComplete = context.GetProperty("IsComplete", typeof(bool));
        _onComplete = context.GetMethod("OnComplete", [typeof(Action<>).MakeGenericType(context)]);
    }

    /// <summary>The host, or null where there is none.</summary>
    public static NotebookHost? OfThisProcess => Found.Value;

    /// <summary>The cell that runs, as the host sees it from this thread; null where none does.</summary>
    public object? CurrentCell
    {
        get
        {
            object? cell = null;
            return Try(() => cell = _current.GetValue(null)) ? cell : null;
        }
    }

    /// <summary>The host that a type with this shape belongs to, or null if it has another shape.</summary>
    /// <param name="context">The type that stands for a running cell.</param>
    public static NotebookHost? Of(Type context)
    {
        if (context.GetProperty("Current", BindingFlags.Public | BindingFlags.Static) is not { } current || current.PropertyType != context)
            return null;
        MethodInfo? display = context.Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true, IsGenericType: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .FirstOrDefault(method => method.Name == "Display" && method.IsDefined(typeof(ExtensionAttribute))
                && method.GetParameters().Select(p => p.ParameterType).SequenceEqual([context, typeof(object), typeof(string[])])
                && method.ReturnType.GetMethod("Update", [typeof(object)]) is not null);
        return display is null ? null : new NotebookHost(current, display);
    }

    /// <summary>Whether a cell has ended, so that what is shown in it is lost; true also for a host that cannot tell.</summary>
    public bool IsOver(object cell)
    {
        bool isOver = true;
        return _isComplete is not null && (!Try(() => isOver = (bool)_isComplete.GetValue(cell)!) || isOver);
    }

    /// <summary>Shows a value in a cell.</summary>
    /// <returns>What replaces the value by another one and says whether that worked; null if the host failed.</returns>
    public Func<object, bool>? Display(object cell, object value)
    {
        object? shown = null;
        if (!Try(() => shown = _display.Invoke(null, [cell, value, MimeTypes])) || shown is null)
            return null;
        MethodInfo update = _display.ReturnType.GetMethod("Update", [typeof(object)])!;
        return next => Try(() => update.Invoke(shown, [next]));
    }

    /// <summary>Has the host call when a cell ends, while its output is still taken; a host that cannot does nothing.</summary>
    public void WhenOver(object cell, Action action)
    {
        Action<object> call = _ => action();
        Try(() => _onComplete?.Invoke(cell, [call]));
    }

    /// <summary>The context type of a host lies in the namespace that its assembly is named after.</summary>
    private static NotebookHost? Find()
    {
        try
        {
            return AppDomain.CurrentDomain.GetAssemblies()
                .Select(assembly => assembly.GetType($"{assembly.GetName().Name}.{ContextType}"))
                .OfType<Type>()
                .Select(Of)
                .FirstOrDefault(host => host is not null);
        }
        catch (Exception error) when (error is IOException or TypeLoadException or NotSupportedException or AmbiguousMatchException)
        {
            return null;
        }
    }

    /// <summary>Whether a call by reflection went well; a member that does not fit and one that threw are the same here.</summary>
    private static bool Try(Action call)
    {
        try
        {
            call();
            return true;
        }
        catch (Exception error) when (error is TargetInvocationException or TargetException or TargetParameterCountException
            or MemberAccessException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}

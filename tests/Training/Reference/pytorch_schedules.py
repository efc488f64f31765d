"""The step sizes of PyTorch's schedules: python3 pytorch_schedules.py > pytorch_schedules.txt

One line a schedule: name, then the rate of each of 5 epochs x 4 steps (one-cycle also with other constants, and trainings of 2 and 3 steps).
"""
import torch

RATE, EPOCHS, STEPS = 0.1, 5, 4
LOSSES = [1.0, 0.9, 0.8999999, 0.95, 0.8]  # the third is lower by less than the threshold


def course(make, epochs=EPOCHS, steps=STEPS, after=None):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    schedule = make(optimizer)
    rates = []
    for epoch in range(epochs):
        for _ in range(steps):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if after is None:
                schedule.step()
        if after is not None:
            after(schedule, epoch)
    return " ".join(repr(rate) for rate in rates)


schedulers = torch.optim.lr_scheduler
total = EPOCHS * STEPS
print("step", course(lambda o: schedulers.StepLR(o, 2, 0.3), after=lambda s, _: s.step()))
print("cosine", course(lambda o: schedulers.CosineAnnealingLR(o, total)))
print("cosine-end", course(lambda o: schedulers.CosineAnnealingLR(o, total, eta_min=0.01)))


def one_cycle(name, epochs, steps, **constants):
    # PyTorch raises after the last step; its rate is read before that.
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    schedule = schedulers.OneCycleLR(optimizer, RATE, total_steps=epochs * steps, cycle_momentum=False, **constants)
    rates = []
    for step in range(epochs * steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < epochs * steps:
            schedule.step()
    print(name, " ".join(repr(rate) for rate in rates))


one_cycle("one-cycle", EPOCHS, STEPS)
one_cycle("one-cycle-other", EPOCHS, STEPS, pct_start=0.15, div_factor=10, final_div_factor=100)
one_cycle("one-cycle-2-steps", 1, 2)
one_cycle("one-cycle-3-steps", 3, 1)
print("plateau", course(
    lambda o: schedulers.ReduceLROnPlateau(o, factor=0.5, patience=0, threshold=1e-4), after=lambda s, epoch: s.step(LOSSES[epoch])))
print("plateau-patient", course(
    lambda o: schedulers.ReduceLROnPlateau(o, factor=0.01, patience=1, min_lr=0.004), after=lambda s, epoch: s.step(LOSSES[epoch])))

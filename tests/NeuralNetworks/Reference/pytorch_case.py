#!/usr/bin/python3
"""Writes pytorch_case.txt: what PyTorch gives for one training step of a small network with every kind of layer.

Input and weights come from formulas, so that the C# test makes the same ones: value i of tensor number t is
scale * sin(0.37 * i + 1.3 * t), in double precision, then rounded to float32. Run with /usr/bin/python3 (Debian's
python3-torch 1.13):  /usr/bin/python3 pytorch_case.py > pytorch_case.txt
Each line: name, shape (sizes joined by x), values, separated by blanks.
"""
import math

import torch
from torch import nn


def wave(shape, number, scale, offset=0.0):
    count = math.prod(shape)
    return torch.tensor([offset + scale * math.sin(0.37 * i + 1.3 * number) for i in range(count)], dtype=torch.float32).reshape(shape)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolution1 = nn.Conv2d(2, 5, 5, 2, 2)
        self.normalization1 = nn.BatchNorm2d(5)
        self.pooling = nn.AvgPool2d(5, 2, 2)
        self.convolution2 = nn.Conv2d(5, 7, 5, 2, 2)
        self.normalization2 = nn.BatchNorm2d(7)
        self.fullyConnected = nn.Linear(7 * 2 * 2, 3)

    def forward(self, x, mask):
        x = torch.relu(self.normalization1(self.convolution1(x)))
        x = self.pooling(x)
        x = torch.relu(self.normalization2(self.convolution2(x)))
        x = x.flatten(1)
        return self.fullyConnected(x if mask is None else x * mask)


def show(name, tensor):
    shape = "x".join(str(size) for size in tensor.shape) or "1"
    print(name, shape, *(f"{value:.9g}" for value in tensor.detach().flatten().tolist()))


torch.set_num_threads(1)
network = Network()
with torch.no_grad():
    for number, (name, parameter) in enumerate(network.named_parameters()):
        is_scale = name.startswith("normalization") and name.endswith("weight")
        parameter.copy_(wave(parameter.shape, number, 0.2, 1.0 if is_scale else 0.0))
x = wave((4, 2, 13, 15), 20, 1.0)
labels = torch.tensor([0, 2, 1, 2])
mask = torch.tensor([0.0 if i % 3 == 1 else 1.5 for i in range(4 * 28)]).reshape(4, 28)
adam = torch.optim.Adam(network.parameters(), 0.01)
loss_of = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]), label_smoothing=0.1)

network.eval()
show("predicted", network(x, None))
network.train()
scores = network(x, mask)
loss = loss_of(scores, labels)
loss.backward()
show("scores", scores)
show("loss", loss)
for name, parameter in network.named_parameters():
    show("gradient:" + name, parameter.grad)
adam.step()
for name, value in network.state_dict().items():
    if not name.endswith("num_batches_tracked"):
        show("after:" + name, value)

"""Predictions averaged over a picture and its mirror image: python3 pytorch_flip.py > pytorch_flip.txt

Weights and pictures come from a formula, in double precision, then rounded: scale * sin(0.37 i + 1.3 t) for value i of tensor t. One line a picture: its probabilities as they are, then averaged.
"""
import math

import torch
from torch import nn


def wave(shape, number, scale, offset=0.0):
    count = math.prod(shape)
    return torch.tensor([offset + scale * math.sin(0.37 * i + 1.3 * number) for i in range(count)], dtype=torch.float32).reshape(shape)


network = nn.Sequential(
    nn.Conv2d(1, 5, 5, 2, 2), nn.BatchNorm2d(5), nn.ReLU(), nn.AvgPool2d(5, 2, 2),
    nn.Conv2d(5, 7, 5, 2, 2), nn.BatchNorm2d(7), nn.ReLU(), nn.Flatten(), nn.Linear(7 * 2 * 2, 3)).eval()
with torch.no_grad():
    for number, (name, parameter) in enumerate(network.named_parameters()):
        is_scale = name in ("1.weight", "5.weight")
        parameter.copy_(wave(parameter.shape, number, 0.2, 1.0 if is_scale else 0.0))
    pixels = torch.floor(127.5 + 127.5 * torch.tensor([math.sin(0.37 * i + 26) for i in range(4 * 13 * 15)], dtype=torch.float64))
    x = ((pixels / 255 - 0.4) / 0.3).float().reshape(4, 1, 13, 15)
    plain = network(x).softmax(1)
    averaged = (plain + network(x.flip(3)).softmax(1)) / 2
for row in torch.cat([plain, averaged], 1).tolist():
    print(*(f"{value:.9g}" for value in row))

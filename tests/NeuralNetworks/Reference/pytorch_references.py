#!/usr/bin/python3
"""Writes pytorch_references.safetensors: what PyTorch computes in double precision, for the engines' tests.

    /usr/bin/python3 pytorch_references.py            (Debian's python3-torch 1.13; some seconds)
    /usr/bin/python3 pytorch_references.py --single   (writes nothing; how far PyTorch's own float32 is from its float64)

A case is a small network, its pictures and a recipe (CASES, below). Weights, pictures and masks come from formulas, so that the C# test
(PyTorchCase.cs) makes the same float32 numbers; PyTorch takes them as float64 and computes everything in float64, so that a deviation is the
engine's own rounding. Results are stored rounded to float32. Every case is stored under its name:

    NAME/predicted.start, .first, .end    class scores (N, classes) of the first batch before training, after the first and the last step
    NAME/loss, NAME/correct               of every step
    NAME/norm                             of every step: length of the gradient of all weights together, before clipping
    NAME/gradient.WEIGHT                  of the first step, before clipping
    NAME/first.STATISTIC                  running mean and variance after the first step
    NAME/end.TENSOR                       weights, statistics and the optimizer's moments after the last step

Of a tensor with more than 512 numbers a case with "sampled" stores every k-th number, k = (count // 300) | 1, and, under the name with ".sum"
behind it, two numbers of the whole tensor: its sum divided by the root of the count, and the root of its sum of squares. The cases themselves are in the file's metadata as JSON.
"""
import json
import math
import re
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

FILE = Path(__file__).with_name("pytorch_references.safetensors")
READING = "c{0} n r c{1} n r p c{2} n r c{3} n r "          # rows 1 to 13 of the paper's table
TWO, ONE, THREE = READING + "f", READING + "f r", READING + "n r g f"
PAPER, THIN, WIDE = (64, 128, 128, 64), (4, 6, 5, 4), (3, 35, 4, 3)  # WIDE: more filters than the widest vectors take at once, and a rest
SMALL = "c3 n r p c4 n r f"
DROP = "c3 n r p c4 n r d f"


def case(name, layers, channels, height, width, classes, count, rule="adam", rate=0.01, steps=10, **more):
    """A case as the C# record PyTorchCase has it; what is not named here has the defaults below."""
    # Adam divides by the root of the second moment: where a gradient is rounding noise, a small epsilon makes whole steps of noise.
    # With 1e-3 such a step is as small as its gradient, and the ten steps can be compared number by number.
    defaults = dict(epsilon=1e-3, momentum=0.9, weightDecay=0.0, decoupledWeightDecay=0.0, maximumNorm=None, smoothing=0.0, classWeights=[],
                    pictures="waves", headScale=1.0, sampled=False)
    assert all(key in defaults for key in more), more
    return dict(name=name, layers=layers, channels=channels, height=height, width=width, classes=classes, count=count, rule=rule, rate=rate,
                steps=steps, **{**defaults, **more})


def recipe(name, rule="adam", layers=SMALL, **more):
    return case("recipe " + name, layers, 2, 13, 15, 3, 4, rule, 0.05 if rule == "sgd" else 0.01, 3, **more)


def extreme(name, pictures="waves", channels=1, count=4, rule="adam", rate=0.01, **more):
    return case("extreme " + name, SMALL, channels, 17, 19, 3, count, rule, rate, 3, pictures=pictures, **more)


CASES = [
    case("reading 2, 1 channel, 7 classes, Adam", TWO.format(*THIN), 1, 33, 33, 7, 7),
    case("reading 2, 3 channels, 6 classes, SGD", TWO.format(*THIN), 3, 37, 45, 6, 6, "sgd"),
    case("reading 2, 4 channels, 2 classes, Adam", TWO.format(*THIN), 4, 35, 29, 2, 5),
    case("reading 1, 4 channels, 6 classes, SGD", ONE.format(*THIN), 4, 33, 37, 6, 6, "sgd"),
    case("reading 1, 1 channel, 7 classes, Adam", ONE.format(*THIN), 1, 45, 33, 7, 7),
    case("reading 3, 3 channels, 7 classes, Adam", THREE.format(*THIN), 3, 41, 33, 7, 7),
    case("reading 3, 1 channel, 2 classes, SGD", THREE.format(*THIN), 1, 33, 33, 2, 4, "sgd"),
    case("reading 2, 35 filters, Adam", TWO.format(*WIDE), 1, 33, 39, 7, 7),
    case("reading 2, Adam with its default epsilon", TWO.format(*THIN), 1, 33, 33, 7, 7, rate=0.001, epsilon=1e-8),
    case("paper, reading 2, 33 x 33", TWO.format(*PAPER), 1, 33, 33, 7, 4, rate=0.001, sampled=True),
    case("paper, reading 1, 37 x 45", ONE.format(*PAPER), 3, 37, 45, 6, 3, "sgd", 0.01, 2, sampled=True),
    case("paper, reading 3, 37 x 45", THREE.format(*PAPER), 4, 37, 45, 2, 3, "adam", 0.001, 2, sampled=True),
    case("paper, reading 2, 64 x 64", TWO.format(*PAPER), 1, 64, 64, 7, 2, "adam", 0.001, 1, sampled=True),
    recipe("plain Adam"),
    recipe("plain SGD", "sgd"),
    recipe("L2 weight decay, Adam", weightDecay=0.1),
    recipe("L2 weight decay, SGD", "sgd", weightDecay=0.1),
    recipe("AdamW", "adamw", decoupledWeightDecay=0.5),
    recipe("clipping, Adam", maximumNorm=0.25),
    recipe("clipping, SGD", "sgd", maximumNorm=0.25),
    recipe("clipping above every norm, SGD", "sgd", maximumNorm=100.0),
    recipe("label smoothing", smoothing=0.1),
    recipe("class weights", classWeights=[1, 2, 0.5]),
    recipe("label smoothing with class weights", smoothing=0.1, classWeights=[1, 2, 0.5]),
    recipe("dropout", layers=DROP),
    recipe("everything", "adamw", DROP, decoupledWeightDecay=0.5, maximumNorm=0.25, smoothing=0.1, classWeights=[1, 2, 0.5]),
    # By SGD: the flatter a picture, the more noise there is in the gradients, which Adam would make steps of.
    extreme("all pixels 128", "128", rule="sgd", rate=0.05),
    extreme("all pixels 0", "0", rule="sgd", rate=0.05),
    extreme("all pixels 255", "255", rule="sgd", rate=0.05),
    extreme("all numbers 0", "nothing", rule="sgd", rate=0.05),
    extreme("a constant channel", "channel", 3),
    extreme("one bright pixel", "pixel"),
    extreme("a batch of two", count=2),
    extreme("scores of a thousand", rule="sgd", rate=1e-6, headScale=3000.0),
    extreme("learning rate 1000, Adam", rate=1000.0),
    extreme("learning rate 1000, SGD", rule="sgd", rate=1000.0),
]


def scattered(count, stream, scale, offset=0.0):
    """Numbers spread evenly over offset +- scale: the high 24 bits of an integer hash (lowbias32 of Chris Wellons, public domain)."""
    x = (np.arange(count, dtype=np.uint64) * 0x9E3779B9 + stream * 0x85EBCA6B) & 0xFFFFFFFF
    for shift, factor in ((16, 0x21F0AAAD), (15, 0x735A2D97), (15, 1)):
        x = ((x ^ (x >> shift)) * factor) & 0xFFFFFFFF
    return (offset + scale * (2 * (x >> 8).astype(np.float64) / 2**24 - 1)).astype(np.float32)


def pictures(c, step):
    """(N, C, H, W): waves whose direction and length tell the class, under noise; or bytes, standardized as the trainer does it, in float32."""
    shape = (c["count"], c["channels"], c["height"], c["width"])
    n, channel, h, w = np.indices(shape)
    label = (n + step) % c["classes"]
    waves = np.sin(0.2 * (label + 1) * w + 0.3 * (c["classes"] - label) * h + 0.7 * channel)
    if c["pictures"] == "waves":
        return (waves + scattered(n.size, 1000 + step, 0.3).reshape(shape)).astype(np.float32)
    if c["pictures"] == "nothing":
        return np.zeros(shape, np.float32)
    if c["pictures"] == "channel":
        data = np.where(channel == 1, 77, np.floor(100 * waves) + 120)
    elif c["pictures"] == "pixel":
        data = np.where((h == n + 5) & (w == 9), 255, 0)
    else:
        data = np.full(shape, int(c["pictures"]))
    factor, offset = np.float32(1) / (np.float32(255) * np.float32(0.25)), -np.float32(0.5) / np.float32(0.25)
    return data.astype(np.float32) * factor + offset


class Network(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.steps, numbers = [], {}
        channels, height, width = c["channels"], c["height"], c["width"]
        for word in c["layers"].split():
            kind = {"c": "convolution", "n": "normalization", "f": "fullyConnected", "p": "pooling", "g": "globalPooling", "r": "relu", "d": "dropout"}[word[0]]
            numbers[kind] = numbers.get(kind, 0) + 1
            layer = None
            if kind in ("convolution", "pooling"):
                height, width = (height - 1) // 2 + 1, (width - 1) // 2 + 1
            if kind == "convolution":
                layer, channels = nn.Conv2d(channels, int(word[1:]), 5, 2, 2), int(word[1:])
            elif kind == "normalization":
                layer = nn.BatchNorm2d(channels)
            elif kind == "fullyConnected":
                layer = nn.Linear(channels * height * width, c["classes"])
            elif kind == "globalPooling":
                height = width = 1
            if layer is not None:
                self.add_module(kind if kind == "fullyConnected" else f"{kind}{numbers[kind]}", layer)
            if kind == "dropout":
                self.features = channels * height * width
            self.steps.append((kind, layer))

    def forward(self, x, mask=None):
        for kind, layer in self.steps:
            if kind == "relu":
                x = torch.relu(x)
            elif kind == "pooling":
                x = nn.functional.avg_pool2d(x, 5, 2, 2)
            elif kind == "globalPooling":
                x = x.mean((2, 3))
            elif kind == "dropout":
                x = x.flatten(1) if mask is None else x.flatten(1) * mask
            else:
                x = layer(x.flatten(1) if kind == "fullyConnected" else x)
        return x


def initialize(network, c):
    for number, (name, weight) in enumerate(network.named_parameters()):
        is_normalization, is_weight = name.startswith("normalization"), name.endswith("weight")
        # Biases of a normalization are not 0: the ReLU behind it would stand at its kink where a channel is constant, and rounding would choose a side.
        scale = 0.2 if is_normalization else math.sqrt(6 / weight[0].numel()) if is_weight else 0.1
        values = scattered(weight.numel(), number, scale, 1.0 if is_normalization and is_weight else 0.0)
        if name.startswith("fullyConnected"):
            values = values * np.float32(c["headScale"])
        with torch.no_grad():
            weight.copy_(torch.from_numpy(values).reshape(weight.shape))


def single(number):
    """A constant as the engines have it: float32."""
    return float(np.float32(number))


def optimizer_of(network, c):
    rate, betas, epsilon = single(c["rate"]), (single(0.9), single(0.999)), single(c["epsilon"])
    if c["rule"] == "sgd":
        return torch.optim.SGD(network.parameters(), rate, single(c["momentum"]), weight_decay=single(c["weightDecay"]))
    if c["rule"] == "adamw":
        return torch.optim.AdamW(network.parameters(), rate, betas, epsilon, single(c["decoupledWeightDecay"]))
    return torch.optim.Adam(network.parameters(), rate, betas, epsilon, single(c["weightDecay"]))


def run(c, results, number):
    def keep(name, tensor):
        values = tensor.detach().numpy()
        assert np.isfinite(values).all(), (c["name"], name)
        if c["sampled"] and values.size > 512:
            keep(name + ".sum", torch.tensor([values.sum() / math.sqrt(values.size), np.sqrt((values * values).sum())]))
            values = values.reshape(-1)[::(values.size // 300) | 1]
        results[c["name"] + "/" + name] = values.astype("<f4")

    network = Network(c).to(number)
    initialize(network, c)
    optimizer = optimizer_of(network, c)
    weights = torch.tensor([single(w) for w in c["classWeights"]], dtype=number) if c["classWeights"] else None
    loss_of = nn.CrossEntropyLoss(weights, label_smoothing=single(c["smoothing"]))
    losses, hits, norms = [], [], []

    def predict(name):
        network.eval()
        keep("predicted." + name, network(torch.from_numpy(pictures(c, 0)).to(number)))
        network.train()

    predict("start")
    for step in range(c["steps"]):
        labels = torch.arange(step, step + c["count"]) % c["classes"]
        mask = None
        if "d" in c["layers"].split():
            mask = torch.tensor([0.0 if (i + step) % 3 == 1 else 1.5 for i in range(c["count"] * network.features)], dtype=number).reshape(c["count"], -1)
        scores = network(torch.from_numpy(pictures(c, step)).to(number), mask)
        loss = loss_of(scores, labels)
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
        hits.append((scores.argmax(1) == labels).sum().item())
        if step == 0:
            for name, weight in network.named_parameters():
                keep("gradient." + name, weight.grad)
        norms.append(nn.utils.clip_grad_norm_(network.parameters(), math.inf if c["maximumNorm"] is None else single(c["maximumNorm"])).item())
        optimizer.step()
        if step == 0:
            for name, statistic in network.named_buffers():
                if not name.endswith("num_batches_tracked"):
                    keep("first." + name, statistic)
            predict("first")
    keep("loss", torch.tensor(losses))
    keep("correct", torch.tensor(hits))
    keep("norm", torch.tensor(norms))
    for name, value in network.state_dict().items():
        if not name.endswith("num_batches_tracked"):
            keep("end." + name, value)
    for name, weight in network.named_parameters():
        state = optimizer.state[weight]
        keep("end.optimizer.first." + name, state["momentum_buffer" if c["rule"] == "sgd" else "exp_avg"])
        if c["rule"] != "sgd":
            keep("end.optimizer.second." + name, state["exp_avg_sq"])
    predict("end")
    if number is torch.float64:
        print(f"{c['name']}: losses {' '.join(f'{loss:.3g}' for loss in losses)}, norms {' '.join(f'{norm:.3g}' for norm in norms)}")


def write(results):
    """The safetensors format: length of the header, the header as JSON, the numbers."""
    header = {"__metadata__": {"cases": json.dumps(CASES), "made by": f"{Path(__file__).name} with PyTorch {torch.__version__}"}}
    data = b""
    for name, values in results.items():
        header[name] = dict(dtype="F32", shape=list(values.shape), data_offsets=[len(data), len(data) + values.nbytes])
        data += values.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    FILE.write_bytes(struct.pack("<Q", len(text)) + text + data)
    print(f"{FILE.name}: {len(results)} tensors, {FILE.stat().st_size} bytes")


def compare(doubles, singles):
    """The largest deviations of each case, relative to the largest number of a tensor, and at least to a tenth of that of all tensors alike."""
    def alike(name):
        return re.match("(gradient|first|end.optimizer.first|end.optimizer.second|end|.*)", name.split("/")[1])[0], ".running_" in name

    for c in CASES:
        names = [name for name in doubles if name.startswith(c["name"] + "/")]
        size = {name: abs(doubles[name]).max() for name in names}
        floor = {name: 0.1 * max(size[other] for other in names if alike(other) == alike(name) and not other.endswith(".sum")) for name in names if not name.endswith(".sum")}
        apart = {name: abs(doubles[name] - singles[name]).max() / max(size[name], floor[name], 1e-30) for name in floor}
        worst = sorted(apart, key=apart.get)[-3:]
        print("; ".join(f"{name} {apart[name]:.1e}" for name in reversed(worst)))


if __name__ == "__main__":
    torch.set_num_threads(1)
    tensors, singles = {}, {}
    for each in CASES:
        run(each, tensors, torch.float64)
        if "--single" in sys.argv:
            run(each, singles, torch.float32)
    if "--single" in sys.argv:
        compare(tensors, singles)
    else:
        write(tensors)

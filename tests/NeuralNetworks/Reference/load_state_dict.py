#!/usr/bin/python3
"""Models that FerLib saved, in PyTorch: `load_state_dict.py MODEL INPUT [MODEL INPUT ...]` prints class scores, one picture a line.

INPUT is float32 (N, C, H, W), row-major, standardized, without a header. `load_state_dict.py --write MODEL` goes the other way: it
writes the state of a narrow network with weights from a formula and prints what PyTorch predicts for the formula's input.
"""
import collections, json, math, struct, sys
import numpy, torch
from torch import nn

def read(path):  # all of the format: length of the header, header, numbers
    data = open(path, "rb").read()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:start])
    notes = header.pop("__metadata__", {})
    def tensor(entry):
        begin, end = entry["data_offsets"]
        return torch.from_numpy(numpy.frombuffer(data[start + begin:start + end], "<f4").reshape(entry["shape"]).copy())
    return {name: tensor(entry) for name, entry in header.items()}, notes

def write(path, state):
    header, data = {}, b""
    for name, tensor in state.items():
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + 4 * tensor.numel()]}
        data += tensor.numpy().astype("<f4").tobytes()
    text = json.dumps(header).encode()
    open(path, "wb").write(struct.pack("<Q", len(text)) + text + data)

def network(shape, classes, reading, widths=(64, 128, 128, 64)):
    (channels, *sides), layers = shape, []
    for i, width in enumerate(widths, 1):
        layers += [(f"convolution{i}", nn.Conv2d(channels, width, 5, 2, 2)), (f"normalization{i}", nn.BatchNorm2d(width)), (f"relu{i}", nn.ReLU())]
        layers += [("pooling", nn.AvgPool2d(5, 2, 2))] if i == 2 else []
        channels = width
    if reading == 3:
        layers += [("normalization5", nn.BatchNorm2d(channels)), ("relu5", nn.ReLU()), ("globalPooling", nn.AdaptiveAvgPool2d(1))]
    features = channels * (1 if reading == 3 else math.prod(math.ceil(side / 32) for side in sides))
    layers += [("flatten", nn.Flatten()), ("fullyConnected", nn.Linear(features, classes))] + ([("relu5", nn.ReLU())] if reading == 1 else [])
    return nn.Sequential(collections.OrderedDict(layers)).eval()

def wave(shape, number, scale, offset=0.0):
    values = [offset + scale * math.sin(0.37 * i + 1.3 * number) for i in range(math.prod(shape))]
    return torch.tensor(values, dtype=torch.float32).reshape(shape)

def predict(model, x):
    with torch.no_grad():
        for row in model(x).tolist():
            print(*(f"{score:.9g}" for score in row))

if sys.argv[1] == "--write":
    shape, model = (3, 21, 18), network((3, 21, 18), 4, 2, (3, 4, 4, 3))
    state = {name: wave(tensor.shape, number, 0.5, 0.3 if "bias" in name else 1.0 if "norm" in name and "mean" not in name else 0.0)
             for number, (name, tensor) in enumerate(model.state_dict().items()) if "num_batches" not in name}
    write(sys.argv[2], state)
    model.load_state_dict(state, strict=True)
    predict(model, wave((2, *shape), 20, 1.0))
else:
    for path, numbers in zip(sys.argv[1::2], sys.argv[2::2]):
        state, notes = read(path)
        shape = json.loads(notes["input_shape"])
        model = network(shape, len(json.loads(notes["labels"])), int(notes["reading"]))
        model.load_state_dict(state, strict=True)
        predict(model, torch.from_numpy(numpy.fromfile(numbers, "<f4").reshape(-1, *shape)))

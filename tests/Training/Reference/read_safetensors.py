"""Reads a safetensors file with nothing but the format's definition: python3 read_safetensors.py FILE

Prints the metadata's format, then a line a tensor: name, shape, sum of the values.
"""
import json
import math
import struct
import sys

with open(sys.argv[1], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
print(header.pop("__metadata__", {}).get("format"))
for name, entry in header.items():
    begin, end = entry["data_offsets"]
    values = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
    assert entry["dtype"] == "F32" and len(values) == math.prod(entry["shape"])
    print(name, tuple(entry["shape"]), repr(math.fsum(values)))

"""The safetensors format: 8 bytes length of the header, a JSON header, then the tensors, little-endian."""

import json
import struct

import numpy as np

DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "U8": "|u1"}


def read(path):
    """{key: array}, dtype and shape as stored; a file whose offsets do not tile its data is refused."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    arrays, end = {}, 0
    for key, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        first, last = entry["data_offsets"]
        array = np.frombuffer(data[first:last], DTYPES[entry["dtype"]]).reshape(entry["shape"])
        if first != end:
            raise ValueError(f"{path}: '{key}' starts at byte {first}, the tensor before it ends at {end}")
        arrays[key], end = array, last
    if end != len(data):
        raise ValueError(f"{path}: {len(data)} bytes of data, the tensors take {end}")
    return arrays


def write(path, arrays):
    header, blocks, end = {}, [], 0
    names = {np.dtype(code): name for name, code in DTYPES.items()}
    for key, array in arrays.items():
        block = np.asarray(array, order="C").tobytes()
        header[key] = {
            "dtype": names[np.asarray(array).dtype],
            "shape": list(np.shape(array)),
            "data_offsets": [end, end + len(block)],
        }
        blocks.append(block)
        end += len(block)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blocks))

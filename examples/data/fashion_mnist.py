"""Fashion-MNIST (or MNIST) as .npy: the four files of the data set, gzip-compressed IDX, become arrays.

    python3 fashion_mnist.py FOLDER OUT

OUT/train_image.npy, OUT/test_image.npy  uint8 [N, 1, 28, 28]
OUT/train_label.npy, OUT/test_label.npy  int32 [N]
"""

import argparse
import gzip
import pathlib

import numpy as np


def read_idx(path):
    """Big-endian: two zero bytes, the type (8: unsigned bytes), the number of sizes, the sizes, the bytes."""
    with gzip.open(path) as file:
        data = file.read()
    if data[:3] != b"\0\0\x08":
        raise SystemExit(f"{path}: no IDX file of bytes")
    rank = data[3]
    sizes = np.frombuffer(data, ">i4", rank, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(sizes)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, prefix in (("train", "train"), ("test", "t10k")):
        images = read_idx(options.folder / f"{prefix}-images-idx3-ubyte.gz")
        labels = read_idx(options.folder / f"{prefix}-labels-idx1-ubyte.gz")
        np.save(options.out / f"{name}_image.npy", images[:, None])
        np.save(options.out / f"{name}_label.npy", labels.astype(np.int32))
        print(f"{name}: {len(labels)} pictures")


if __name__ == "__main__":
    main()

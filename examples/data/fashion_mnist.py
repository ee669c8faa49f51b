"""Fashion-MNIST (or MNIST) as .npy: the four files of the data set, gzip-compressed IDX, become arrays.

    python3 fashion_mnist.py FOLDER OUT

OUT/train_image.npy, OUT/test_image.npy  uint8 [N, 1, 28, 28]
OUT/train_label.npy, OUT/test_label.npy  int32 [N]
"""

import gzip

import numpy as np

import pictures


def read_idx(path):
    """Big-endian: two zero bytes, the type (8: unsigned bytes), the number of sizes, the sizes, the bytes."""
    with gzip.open(path) as file:
        data = file.read()
    if data[:3] != b"\0\0\x08":
        raise SystemExit(f"{path}: no IDX file of bytes")
    rank = data[3]
    sizes = np.frombuffer(data, ">i4", rank, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(sizes)


def read(folder, name):
    prefix = {"train": "train", "test": "t10k"}[name]
    images = read_idx(folder / f"{prefix}-images-idx3-ubyte.gz")
    labels = read_idx(folder / f"{prefix}-labels-idx1-ubyte.gz")
    return images[:, None], labels.astype(np.int32)


if __name__ == "__main__":
    pictures.convert(__doc__, read)

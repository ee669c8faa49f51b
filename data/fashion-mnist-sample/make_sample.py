"""Takes this folder's sample out of the four Fashion-MNIST files (IDX, gzip).

    python3 make_sample.py FOLDER_WITH_THE_FOUR_FILES

The first images of every class in file order, arranged so that each run of ten holds every class once.
"""

import gzip
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


def read(folder, name, header):
    with gzip.open(folder / name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def sample(folder, prefix, per_class):
    images = read(folder, f"{prefix}-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28)
    labels = read(folder, f"{prefix}-labels-idx1-ubyte.gz", 8)
    by_class = [np.flatnonzero(labels == label)[:per_class] for label in range(10)]
    order = np.stack(by_class, axis=1).reshape(-1)
    return images[order], labels[order].astype(np.int32)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, prefix, per_class in (("train", "train", 600), ("test", "t10k", 50)):
        images, labels = sample(folder, prefix, per_class)
        np.save(HERE / f"{name}_images.npy", images)
        np.save(HERE / f"{name}_labels.npy", labels)


if __name__ == "__main__":
    main()

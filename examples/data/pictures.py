"""What cifar10.py and fashion_mnist.py share: their command line, and the arrays that they write."""

import argparse
import pathlib

import numpy as np


def convert(description, read):
    """`read(folder, name)` gives uint8 pictures and int32 labels of the set `name`, "train" or "test"."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in "train", "test":
        images, labels = read(options.folder, name)
        np.save(options.out / f"{name}_image.npy", images)
        np.save(options.out / f"{name}_label.npy", labels)
        print(f"{name}: {len(labels)} pictures")

"""CIFAR-10 as .npy, from its binary version (cifar-10-binary.tar.gz, unpacked).

    python3 cifar10.py FOLDER OUT

OUT/train_image.npy, OUT/test_image.npy  uint8 [N, 3, 32, 32]
OUT/train_label.npy, OUT/test_label.npy  int32 [N]
"""

import argparse
import pathlib

import numpy as np

RECORD = 1 + 3 * 32 * 32  # the label, then red, green and blue, each row by row


def read_batches(paths):
    records = [np.fromfile(path, np.uint8) for path in paths]
    for path, record in zip(paths, records):
        if len(record) % RECORD:
            raise SystemExit(f"{path}: no whole number of records of {RECORD} bytes")
    records = np.concatenate(records).reshape(-1, RECORD)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].astype(np.int32)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, pattern in (("train", "data_batch_*.bin"), ("test", "test_batch.bin")):
        paths = sorted(options.folder.glob(pattern))
        if not paths:
            raise SystemExit(f"{options.folder}: no file {pattern}")
        images, labels = read_batches(paths)
        np.save(options.out / f"{name}_image.npy", images)
        np.save(options.out / f"{name}_label.npy", labels)
        print(f"{name}: {len(labels)} pictures")


if __name__ == "__main__":
    main()

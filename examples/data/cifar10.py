"""CIFAR-10 as .npy, from its binary version (cifar-10-binary.tar.gz, unpacked).

    python3 cifar10.py FOLDER OUT

OUT/train_image.npy, OUT/test_image.npy  uint8 [N, 3, 32, 32]
OUT/train_label.npy, OUT/test_label.npy  int32 [N]
"""

import numpy as np

import pictures

RECORD = 1 + 3 * 32 * 32  # the label, then red, green and blue, each row by row


def read(folder, name):
    pattern = {"train": "data_batch_*.bin", "test": "test_batch.bin"}[name]
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise SystemExit(f"{folder}: no file {pattern}")
    records = [np.fromfile(path, np.uint8) for path in paths]
    for path, record in zip(paths, records):
        if len(record) % RECORD:
            raise SystemExit(f"{path}: no whole number of records of {RECORD} bytes")
    records = np.concatenate(records).reshape(-1, RECORD)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].astype(np.int32)


if __name__ == "__main__":
    pictures.convert(__doc__, read)

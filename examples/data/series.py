"""A table of numbers over time (CSV) as windows and the horizons that follow them, for forecasting.

    python3 series.py ETTh1.csv OUT --window 96 --horizon 24 --split 8640 2880 2880

OUT/{train,val,test}_series.npy  float32 [N, WINDOW, CHANNELS]
OUT/{train,val,test}_future.npy  float32 [N, HORIZON, CHANNELS]

The first column is the time and is left out. Every channel is shifted and scaled to mean 0 and deviation 1 over the training rows.
--split says how many rows are for training, validation and test. A sample is for the part that its horizon lies in; its window may
reach back into the part before.
"""

import argparse
import pathlib

import numpy as np


def read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        return np.array([[float(value) for value in line.split(",")[1:]] for line in lines[1:]])
    except ValueError as error:
        raise SystemExit(f"{path}: {error}")


def samples(table, begin, end, window, horizon):
    """All samples whose horizons lie in the rows [begin, end)."""
    first = max(begin, window)
    whole = np.lib.stride_tricks.sliding_window_view(table[first - window : end], window + horizon, axis=0)
    whole = whole.transpose(0, 2, 1).astype(np.float32)  # [N, WINDOW + HORIZON, CHANNELS]
    return whole[:, :window], whole[:, window:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--window", type=int, default=96)
    parser.add_argument("--horizon", type=int, default=24)
    parser.add_argument("--split", type=int, nargs=3, default=[8640, 2880, 2880], metavar="ROWS")
    options = parser.parse_args()
    table = read(options.file)
    if sum(options.split) > len(table):
        raise SystemExit(f"{options.file}: {len(table)} rows, wanted {sum(options.split)}")
    training = table[: options.split[0]]
    deviation = training.std(axis=0)
    table = (table - training.mean(axis=0)) / np.where(deviation > 0, deviation, 1)  # a channel may stand still
    options.out.mkdir(parents=True, exist_ok=True)
    begin = 0
    for name, count in zip(("train", "val", "test"), options.split):
        series, future = samples(table, begin, begin + count, options.window, options.horizon)
        np.save(options.out / f"{name}_series.npy", series)
        np.save(options.out / f"{name}_future.npy", future)
        print(f"{name}: {len(series)} samples")
        begin += count


if __name__ == "__main__":
    main()

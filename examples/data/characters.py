"""A text as rows of characters, for a language model that is its own teacher.

    python3 characters.py input.txt OUT --length 256

OUT/train_text.npy, OUT/test_text.npy  int32 [N, LENGTH]: one row after the other, without what is left at the end
OUT/characters.txt                     the characters, in the order of their numbers

The last part of the text (--test 0.1) is the test; --stride makes rows of the training part start more often than they end.
"""

import argparse
import json
import pathlib

import numpy as np


def rows(numbers, length, stride):
    if len(numbers) < length:
        raise SystemExit(f"the text is shorter than one row of {length} characters")
    return np.lib.stride_tricks.sliding_window_view(numbers, length)[::stride]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--stride", type=int, help="default: the length")
    parser.add_argument("--test", type=float, default=0.1, help="share of the text")
    options = parser.parse_args()
    text = options.file.read_bytes().decode("utf-8")
    characters = sorted(set(text))
    number = {character: index for index, character in enumerate(characters)}
    numbers = np.array([number[character] for character in text], np.int32)
    split = round(len(numbers) * (1 - options.test))
    train = rows(numbers[:split], options.length, options.stride or options.length)
    test = rows(numbers[split:], options.length, options.length)
    options.out.mkdir(parents=True, exist_ok=True)
    np.save(options.out / "train_text.npy", train)
    np.save(options.out / "test_text.npy", test)
    (options.out / "characters.txt").write_text(json.dumps(characters, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(characters)} characters; {len(train)} rows to train on, {len(test)} to test")


if __name__ == "__main__":
    main()

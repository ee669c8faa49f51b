"""Nested lists of digits under MIN, MAX, MED and SM, and their values: the ListOps task of the Long Range Arena.

    python3 listops.py OUT [--train 96000 --val 2000 --test 2000 --seed 0]

OUT/{train,val,test}_tokens.npy  int32 [N, 2000]: 0 after the end, digits 1 … 10, then [MIN, [MAX, [MED, [SM and ]
OUT/{train,val,test}_label.npy   int32 [N]: the value, 0 … 9

A tree is drawn from the root down: at a depth below 10 a node is an operator with probability 1/4, at depth 10 never; an
operator has 2 to 10 arguments; everything else is a digit. All choices are uniform. Trees of more than 500 and fewer than 2000
tokens are kept, each once. The median of an even number of values is the mean of the middle two, rounded down; SM is the sum modulo 10.
"""

import argparse
import pathlib
import random

import numpy as np

DEPTH, ARGUMENTS = 10, 10
SHORTEST, LONGEST = 501, 1999
LENGTH = 2000
OPERATORS = ("[MIN", "[MAX", "[MED", "[SM")
DIGIT, OPERATOR, CLOSE = 1, 11, 15  # the first number of each kind of token; 0 is the empty place
NAMES = ["", *"0123456789", *OPERATORS, "]"]


class TooLong(Exception):
    pass


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2


FUNCTIONS = (min, max, median, lambda values: sum(values) % 10)


def draw(rng, tokens, depth=1):
    """Appends the tokens of a random tree and returns its value."""
    if len(tokens) > LONGEST:
        raise TooLong
    if depth == DEPTH or rng.random() >= 0.25:
        digit = rng.randrange(10)
        tokens.append(DIGIT + digit)
        return digit
    operator = rng.randrange(len(OPERATORS))
    tokens.append(OPERATOR + operator)
    values = [draw(rng, tokens, depth + 1) for _ in range(rng.randint(2, ARGUMENTS))]
    tokens.append(CLOSE)
    return FUNCTIONS[operator](values)


def draw_kept(rng):
    """(tokens, value) of the next tree of a wanted length."""
    while True:
        tokens = []
        try:
            value = draw(rng, tokens)
        except TooLong:
            continue
        if SHORTEST <= len(tokens) <= LONGEST:
            return bytes(tokens), value


def generate(count, seed):
    """`count` different trees: int32 [count, LENGTH] and their values. More of them begin with the same ones."""
    rng = random.Random(seed)
    seen = set()
    tokens, labels = np.zeros((count, LENGTH), np.int32), np.zeros(count, np.int32)
    while len(seen) < count:
        tree, value = draw_kept(rng)
        if tree not in seen:
            tokens[len(seen), : len(tree)] = np.frombuffer(tree, np.uint8)
            labels[len(seen)] = value
            seen.add(tree)
    return tokens, labels


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    for name, count in (("train", 96000), ("val", 2000), ("test", 2000)):
        parser.add_argument(f"--{name}", type=int, default=count, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    counts = {name: getattr(options, name) for name in ("val", "test", "train")}
    tokens, labels = generate(sum(counts.values()), options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    begin = 0
    for name, count in counts.items():  # the same validation and test for any number to train on
        np.save(options.out / f"{name}_tokens.npy", tokens[begin : begin + count])
        np.save(options.out / f"{name}_label.npy", labels[begin : begin + count])
        begin += count
    lengths = (tokens != 0).sum(axis=1)
    print(f"{len(labels)} trees of {lengths.mean():.0f} tokens on average; the most frequent value is {np.bincount(labels).argmax()}, "
          f"{np.bincount(labels).max() / len(labels):.1%} of them")


if __name__ == "__main__":
    main()

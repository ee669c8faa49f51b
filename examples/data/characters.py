"""A text as rows of characters, for a language model that is its own teacher.

    python3 characters.py input.txt OUT --length 256

OUT/train_text.npy, OUT/test_text.npy  int32 [N, LENGTH]: one row after the other, without what is left at the end
OUT/characters.txt                     the characters, in the order of their numbers

The last part of the text (--test 0.1) is the test; --stride makes rows of the training part start more often than they end.

    python3 characters.py --prompt 'ROMEO:' OUT             OUT/prompt.npy: the characters of a prompt, for `generate`
    python3 characters.py --print generated.npy OUT         rows of tokens as text
"""

import argparse
import json
import pathlib

import numpy as np


def rows(numbers, length, stride):
    if len(numbers) < length:
        raise SystemExit(f"the text is shorter than one row of {length} characters")
    return np.lib.stride_tricks.sliding_window_view(numbers, length)[::stride]


def read_characters(folder):
    return json.loads((folder / "characters.txt").read_text(encoding="utf-8"))


def write_prompt(text, folder):
    number = {character: index for index, character in enumerate(read_characters(folder))}
    for character in text:
        if character not in number:
            raise SystemExit(f"{character!r} is none of the characters in {folder / 'characters.txt'}")
    if not text:
        raise SystemExit("the prompt is empty")
    np.save(folder / "prompt.npy", np.array([number[character] for character in text], np.int32))


def print_tokens(path, folder):
    characters = read_characters(folder)
    for row in np.atleast_2d(np.load(path)):
        print("".join(characters[token] for token in row))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path, nargs="?")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--prompt", metavar="TEXT")
    parser.add_argument("--print", metavar="FILE", type=pathlib.Path)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--stride", type=int, help="default: the length")
    parser.add_argument("--test", type=float, default=0.1, help="share of the text")
    options = parser.parse_args()
    if options.prompt is not None:
        return write_prompt(options.prompt, options.out)
    if options.print:
        return print_tokens(options.print, options.out)
    if not options.file:
        parser.error("a text is missing")
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

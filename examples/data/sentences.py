"""Sentences of a TSV file as tokens: bytes, or words of a vocabulary.

    python3 sentences.py train.tsv --text sentence --make-vocabulary words.txt --size 8000
    python3 sentences.py train.tsv --text sentence --label label --words words.txt --length 64 --out train
    python3 sentences.py train.tsv --text text --label label --bytes --length 1024 --out train

OUT_tokens.npy  int32 [N, LENGTH]: longer sentences are cut, shorter ones end in 0
OUT_label.npy   int32 [N], with --label

A column is the name in the first line of the file, or, with --no-header, a number from 0. With --bytes a token is a byte of
the UTF-8 text. With --words it is the number of a line of the vocabulary, from 0; the first two lines stand for the empty place
at the end ("<pad>") and for every other word ("<unk>"). Words are lower case; signs are words of their own.
"""

import argparse
import collections
import pathlib
import re

import numpy as np

PAD, UNKNOWN = "<pad>", "<unk>"
WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s]")


def read_rows(path, header):
    """Lists of columns. Only a line feed ends a line, and nothing is quoted."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    if lines[-1] == "":
        lines.pop()
    rows = [line.rstrip("\r").split("\t") for line in lines]
    return (rows[0], rows[1:]) if header else ([str(i) for i in range(len(rows[0]))], rows)


def column(names, rows, name, path):
    if name not in names:
        raise SystemExit(f"{path}: no column '{name}'; there are {', '.join(names)}")
    index = names.index(name)
    for number, row in enumerate(rows):
        if len(row) <= index:
            raise SystemExit(f"{path}: row {number + 1} has {len(row)} columns, wanted {index + 1} or more")
    return [row[index] for row in rows]


def words_of(text):
    return WORD.findall(text.lower())


def make_vocabulary(texts, size):
    """The most frequent words first; equally frequent ones in the order of the alphabet."""
    counts = collections.Counter(word for text in texts for word in words_of(text))
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return [PAD, UNKNOWN, *ordered[: size - 2]]


def padded(sequences, length):
    tokens = np.zeros((len(sequences), length), np.int32)
    for row, sequence in zip(tokens, sequences):
        row[: len(sequence)] = sequence[:length]
    return tokens


def encode_bytes(texts, length):
    return padded([list(text.encode("utf-8")[:length]) for text in texts], length)


def encode_words(texts, vocabulary, length):
    numbers = {word: number for number, word in enumerate(vocabulary)}
    return padded([[numbers.get(word, 1) for word in words_of(text)][:length] for text in texts], length)


def labels_of(values, path):
    try:
        return np.array([int(value) for value in values], np.int32)
    except ValueError as error:
        raise SystemExit(f"{path}: labels are whole numbers: {error}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--text", required=True, metavar="COLUMN")
    parser.add_argument("--label", metavar="COLUMN")
    parser.add_argument("--no-header", action="store_true", help="the first line is data")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--bytes", action="store_true")
    kind.add_argument("--words", type=pathlib.Path, metavar="VOCABULARY")
    kind.add_argument("--make-vocabulary", type=pathlib.Path, metavar="VOCABULARY")
    parser.add_argument("--size", type=int, default=8000, help="words of a new vocabulary, with the first two")
    parser.add_argument("--length", type=int, help="tokens of a row")
    parser.add_argument("--out", metavar="PREFIX")
    options = parser.parse_args()
    if not options.make_vocabulary and not (options.out and options.length and options.length > 0):
        parser.error("--bytes and --words need --out and --length")

    names, rows = read_rows(options.file, not options.no_header)
    texts = column(names, rows, options.text, options.file)
    if options.make_vocabulary:
        vocabulary = make_vocabulary(texts, options.size)
        options.make_vocabulary.write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
        print(f"{len(vocabulary)} words of {len(texts)} sentences")
        return
    if options.bytes:
        tokens = encode_bytes(texts, options.length)
    else:
        vocabulary = options.words.read_text(encoding="utf-8").split("\n")[:-1]
        tokens = encode_words(texts, vocabulary, options.length)
    np.save(f"{options.out}_tokens.npy", tokens)
    if options.label is not None:
        np.save(f"{options.out}_label.npy", labels_of(column(names, rows, options.label, options.file), options.file))
    print(f"{len(tokens)} sentences of {options.length} tokens, {(tokens != 0).mean():.0%} of them used")


if __name__ == "__main__":
    main()

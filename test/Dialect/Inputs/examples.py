"""Turns the examples in the generated documentation of the dialect (stdin) into functions that ldn-opt reads (stdout).

Values that an example uses but does not define become arguments of its function; their types are those that the example gives
for them. Fails if an operation lacks a description or an example.
"""

import re
import sys

# Operations whose meaning needs its parent's example.
SHOWN_ELSEWHERE = {"ldn.yield"}


def sections(text):
    """(operation, what is written below its heading)"""
    parts = re.split(r"^### `(ldn\.\w+)` \(.*\)$", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[0::2], parts[1::2]))


def split_types(text):
    """The types of a list, which may contain commas inside brackets."""
    types, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "<([") - (c in ">)]")
        if c == "," and depth == 0:
            types.append(text[start:i])
            start = i + 1
    return [t.strip() for t in types + [text[start:]] if t.strip()]


def used_types(example):
    """The types of the operands of each statement, by name."""
    types = {}
    text = re.sub(r"\n\s+(: |\{)", r" \1", example)  # one line for a statement
    for line in text.splitlines():
        names = re.findall(r"%\w+", line.split("=", 1)[1] if re.match(r"\s*%[\w, %]+ = ", line) else line)
        store = re.match(r"\s*memref\.store (%\w+), (%\w+)\[.*\] : (memref<.*x(\w+)>)", line)
        update = re.search(r"local_update\((.*) : (.*)\) ->", line)
        loop = re.match(r"\s*ldn\.parallel_for (%\w+)", line)
        functional = re.search(r" : \((.*?)\) -> ", line)
        if store:
            types.setdefault(store[1], store[4])
            types.setdefault(store[2], store[3])
        elif update:
            types.update(zip(re.findall(r"%\w+", update[1]), split_types(update[2])))
        elif loop:
            types.setdefault(loop[1], "index")
        elif functional and "ldn." in line:
            for name, kind in zip(names, split_types(functional[1])):
                types.setdefault(name, kind)
    return types


def defined_names(example):
    names = set()
    for line in example.splitlines():
        result = re.match(r"\s*((?:%\w+(?:, )?)+) = ", line)
        block = re.match(r"\s*\^bb0\((.*)\):", line)
        for group in filter(None, (result, block)):
            names.update(re.findall(r"%\w+", group[1]))
    return names


def main():
    failed = False
    found = sections(sys.stdin.read())
    for index, (op, body) in enumerate(found):
        description = re.split(r"^(?:Traits|Interfaces|Effects|#### )", body, maxsplit=1, flags=re.MULTILINE)[0]
        prose = re.sub(r"```.*?```|^_.*_$|^Syntax:", "", description, flags=re.DOTALL | re.MULTILINE).strip()
        examples = re.findall(r"```mlir\n(.*?)```", description, flags=re.DOTALL)
        if not prose:
            print(f"{op} has no description", file=sys.stderr)
            failed = True
        if not examples and op not in SHOWN_ELSEWHERE:
            print(f"{op} has no example", file=sys.stderr)
            failed = True
        for example in examples:
            free = {n: t for n, t in used_types(example).items() if n not in defined_names(example)}
            arguments = ", ".join(f"{n}: {t}" for n, t in free.items())
            print(f"func.func @example{index}({arguments}) {{\n{example}  return\n}}")
    print(f"// {len(found)} operations")
    sys.exit(1 if failed or not found else 0)


main()

"""Compiles the blocks of a Markdown file that are marked `ldn`: every model and every variant in them.

usage: compile_blocks.py FILE.md FOLDER      (FOLDER gets the blocks, ldnc comes from PATH)
"""

import pathlib
import re
import subprocess
import sys


def blocks(text):
    """(line of the first line, text) of every block."""
    lines, start = text.split("\n"), None
    for number, line in enumerate(lines, 1):
        if start is None and line.strip() == "```ldn":
            start = number + 1
        elif start is not None and line.strip() == "```":
            yield start, "\n".join(lines[start - 1 : number - 1]) + "\n"
            start = None


def main(document, folder):
    document, folder = pathlib.Path(document), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    programs = failures = count = 0
    for line, text in blocks(document.read_text(encoding="utf-8")):
        count += 1
        file = folder / f"{document.stem}-{line}.ldn"
        file.write_text(text, encoding="utf-8")
        choices = [f"--model={name}" for name in re.findall(r"^model\s+(\w+)", text, re.M)]
        choices += [f"--variant={name}" for name in re.findall(r"^variant\s+(\w+)", text, re.M)]
        if not choices:
            print(f"{document.name}:{line}: the block has no model")
            failures += 1
        for choice in choices:
            programs += 1
            command = ["ldnc", str(file), "--emit=ldn", choice]
            result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=60)
            if result.returncode != 0 or result.stderr:
                print(f"{document.name}:{line}: {' '.join(command)}: status {result.returncode}\n{result.stderr}")
                failures += 1
    print(f"{document.name}: {count} blocks, {programs} programs, {failures} failures")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/python3
"""Counts the instructions of compiled models and compares them with those recorded in counts.txt.

    run.py --ldnc build/bin/ldnc --work build/instructions [--only TEXT] [--record] [-v]
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
KERNELS = HERE / "kernels.ldn"
CIFAR = HERE.parents[1] / "examples" / "cifar10.ldn"
RECORD = HERE / "counts.txt"
ALLOWED = 0.02
RUNS = 3  # two to warm up, which bench makes of its own accord, and one

# name: source, options of ldnc, function, options of bench. 65 tokens: one beyond whole tiles.
CASES = {
    "product": (KERNELS, ["--model=Product"], "Product.infer.run", ["--tokens", "65"]),
    "diffusion": (KERNELS, ["--model=Diffusion"], "Diffusion.infer.run", ["--tokens", "257"]),
    "attention": (KERNELS, ["--model=Attention"], "Attention.infer.run", ["--tokens", "257"]),
    "causal attention": (KERNELS, ["--model=CausalAttention"], "CausalAttention.infer.run", ["--tokens", "257"]),
    "one token": (KERNELS, ["--model=CausalAttention"], "CausalAttention.decode.run", ["--entry", "decode", "--tokens", "257"]),
    "norm": (KERNELS, ["--model=Norm"], "Norm.infer.run", ["--tokens", "257"]),
    "training step": (KERNELS, ["--model=Classifier"], "Classifier.step.run", ["--entry", "train", "--tokens", "65", "--batch", "2"]),
    "CIFAR-10 layer": (CIFAR, ["-D", "DEPTH=1"], "Cifar.infer.run", []),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ldnc", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--valgrind", default="valgrind")
    parser.add_argument("--only", default="", help="cases whose name holds this text")
    parser.add_argument("--record", action="store_true", help="write the counts instead of comparing them")
    parser.add_argument("-v", "--verbose", action="store_true", help="print the commands")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    recorded = read_record()
    names = [name for name in CASES if options.only in name]
    counts = {name: count(name, options) for name in names}
    failed = [name for name in names if not passes(name, counts[name], recorded.get(name))]
    if options.record:
        write_record({name: counts.get(name, recorded.get(name)) for name in CASES if name in counts or name in recorded})
        return 0
    if failed:
        print(f"\nmore instructions than recorded: {', '.join(failed)}. Find out why, or, if they are meant, write them into "
              f"{RECORD.relative_to(HERE.parents[1])}:\n  ninja -C build record-instructions")
    return 1 if failed or not names else 0


def count(name, options):
    """The instructions of one run."""
    source, flags, function, arguments = CASES[name]
    program = options.work / name.replace(" ", "-")
    output = program.with_suffix(".callgrind")
    run([options.ldnc, source, "--target=cpu:x86-64-v3", *flags, "-o", program], options)
    output.unlink(missing_ok=True)
    entry = [] if "--entry" in arguments else ["--entry", "infer"]
    run([options.valgrind, "--tool=callgrind", f"--callgrind-out-file={output}", f"--toggle-collect={function}", program, "bench",
         "--threads", "1", "--seconds", "0", "--runs", "1", *entry, *arguments], options)
    total = int(re.search(r"^(?:totals|summary): (\d+)", output.read_text(), re.MULTILINE)[1])
    if total == 0:
        sys.exit(f"error: '{function}' was not called: {program}")
    return total // RUNS


def run(command, options):
    command = [str(part) for part in command]
    if options.verbose:
        print(shlex.join(command), flush=True)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"error: exit status {done.returncode}: {shlex.join(command)}\n{done.stdout}{done.stderr}")


def passes(name, counted, before):
    if before is None:
        print(f"{name:18} {counted:12,}  not recorded")
        return False
    change = counted / before - 1
    is_more = change > ALLOWED
    note = "  FAIL" if is_more else "  record it: ninja -C build record-instructions" if change < -ALLOWED else ""
    print(f"{name:18} {counted:12,}  recorded {before:12,}  {change:+7.2%}{note}", flush=True)
    return not is_more


def read_record():
    lines = RECORD.read_text().splitlines() if RECORD.exists() else []
    pairs = (line.rsplit(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {name: int(value.replace(",", "")) for name, value in pairs}


def write_record(counts):
    RECORD.write_text("# Instructions of one run, written by `ninja -C build record-instructions`.\n"
                      + "".join(f"{name:18} {value:12,}\n" for name, value in counts.items()))


if __name__ == "__main__":
    sys.exit(main())

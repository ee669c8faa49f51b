#!/usr/bin/env python3
"""Measures programs that ldnc makes beside PyTorch, torch.compile, JAX, IREE and oneDNN, in one run.

    PYTHON utils/bench/run.py [--only PATTERN] [--threads 1 2] [--rounds 7] [--out table.md]

PYTHON has what requirements.txt names; a peer that is not installed is left out, and the table says so. Beside the
table a picture (.svg) and all numbers (.json) are written, anew after every case. README.md has the rest.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import statistics
import sys
import tempfile
from importlib import metadata

import cases
import limits
import measure
import ours
import peers
import picture
import table

LDNC = pathlib.Path(__file__).resolve().parents[2] / "build" / "bin" / "ldnc"
PACKAGES = ["torch", "jax", "iree-base-compiler"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="PATTERN", help="cases whose name has this regular expression")
    parser.add_argument("--peers", nargs="*", choices=peers.PEERS, default=list(peers.PEERS))
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cpus", type=int, nargs="+", help="CPUs to use, in this order (default: all that the process may use)")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.5, help="of one contender in one round")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("table.md"))
    parser.add_argument("--ldnc", type=pathlib.Path, default=LDNC)
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("--check", action="store_true", help="only compile the model of every case to IR; needs no peer")
    options = parser.parse_args()

    chosen = [case for case in cases.every() if re.search(options.only, case.name)]
    if not chosen:
        parser.error(f"no case has '{options.only}' in its name; --list shows all")
    if options.list:
        print("\n".join(case.name for case in chosen))
        return
    if not options.ldnc.exists():
        parser.error(f"no compiler at {options.ldnc}: build it, or say --ldnc FILE")
    if options.check:
        return check(options.ldnc, chosen)
    cpus = options.cpus or sorted(os.sched_getaffinity(0))
    if max(options.threads) > len(cpus):
        parser.error(f"{max(options.threads)} threads on {len(cpus)} CPUs")
    run(options, chosen, cpus)


def check(ldnc, chosen):
    with tempfile.TemporaryDirectory() as folder:
        for case in chosen:
            ours.compile(ldnc, case, pathlib.Path(folder) / "model.mlir", "--emit=ldn")
    print(f"{len(chosen)} cases compile")


def run(options, chosen, cpus):
    results = dict(cpu=cpu(), versions=versions(), rounds=options.rounds, limits={},
                   peers={name: peers.PEERS[name] for name in options.peers}, rows=[])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for threads in options.threads:
            results["limits"][str(threads)] = limits.measure(folder, threads, cpus[:threads])
        for number, case in enumerate(chosen, 1):
            print(f"[{number}/{len(chosen)}] {case.name}", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(dir=folder) as place:
                for line in rows(options, case, pathlib.Path(place), cpus):
                    results["rows"].append(line)
                    write(options.out, results)


def rows(options, case, folder, cpus):
    """A line of the table for each number of threads."""
    program, ready = folder / "program", False
    for threads in options.threads:
        try:
            if not ready:
                ours.compile(options.ldnc, case, program)
                ours.prepare(program, case, folder)
                ready = True
            line = row(options, case, program, folder, threads, cpus[:threads])
        except ours.Failed as error:
            line = dict(failed=str(error), peers={}, reasons={})
        yield dict(case=case.name, threads=threads) | line


def row(options, case, program, folder, threads, cpus):
    mine = ours.Program(program, case, folder, threads, cpus)
    workers, reasons = measure.start(options.peers, case, folder, threads, cpus)
    try:
        times, late = measure.rounds({"ours": mine, **workers}, options.rounds, options.seconds)
    finally:
        for worker in workers.values():
            worker.close()
    results = {name: dict(seconds=statistics.median(taken), rounds=taken) for name, taken in times.items()}
    own = results.pop("ours") | dict(memory=mine.peak)
    for name, result in results.items():
        result["memory"] = workers[name].peak - workers[name].idle
    line = dict(tokens=case.tokens, flops=mine.flops, bytes=mine.bytes, ours=own, peers=results,
                reasons=reasons | late)
    print(f"    {threads} threads, ms: {progress(line)}", file=sys.stderr, flush=True)
    return line


def progress(line):
    """What the standard error shows."""
    parts = [f"{name} {table.milliseconds(result['seconds'])}" for name, result in line["peers"].items()]
    parts += [f"{name}: {reason}" for name, reason in line["reasons"].items()]
    return f"ours {table.milliseconds(line['ours']['seconds'])}; " + ", ".join(parts)


def write(path, results):
    path.write_text(table.markdown(results))
    path.with_suffix(".svg").write_text(picture.svg(results))
    path.with_suffix(".json").write_text(json.dumps(results, indent=1) + "\n")


def cpu():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def versions():
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            pass
    return ", ".join(found) or "no peers installed"


if __name__ == "__main__":
    main()

"""One case with some threads: all who can do it, in turns."""

import json
import os
import pathlib
import select
import statistics
import subprocess
import sys

import arrays
import peers
from limits import pinned

BUILD_SECONDS, RUN_SECONDS = 900, 300  # patience
WORKER = pathlib.Path(__file__).resolve().parent / "worker.py"


class Worker:
    """A peer in a process of its own."""

    def __init__(self, peer, case, folder, threads, cpus):
        command = [*pinned(cpus), sys.executable, str(WORKER), peer, case.name, str(folder), "--threads", str(threads)]
        self.log = open(folder / f"{peer}.log", "w")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log,
                                        env=environment(threads))
        ready = self.answer(BUILD_SECONDS, "getting ready")
        self.idle, self.peak = ready["idle"], 0

    def measure(self, seconds):
        """The median time of a run."""
        self.process.stdin.write(f"{seconds}\n".encode())
        self.process.stdin.flush()
        answer = self.answer(RUN_SECONDS, "running")
        self.peak = answer["peak"]
        return statistics.median(answer["seconds"])

    def answer(self, patience, doing):
        ready, _, _ = select.select([self.process.stdout], [], [], patience)
        line = self.process.stdout.readline() if ready else b""
        if line and "cannot" not in (answer := json.loads(line)):
            return answer
        self.close()
        if line:
            raise peers.Cannot(answer["cannot"])
        raise peers.Cannot(f"ended while {doing}" if ready else f"not done with {doing} after {patience} s")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.log.close()


def environment(threads):
    """Without settings that were made for others; libraries find their own best, but for the number of threads."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS_", "OMP_", "MKL_", "KMP_", "XLA_"))}
    return kept | {"OMP_NUM_THREADS": str(threads), "TF_CPP_MIN_LOG_LEVEL": "2", "PYTHONDONTWRITEBYTECODE": "1"}


def start(names, case, folder, threads, cpus):
    """({name: Worker}, {name: why it has none}); all have computed what the program has."""
    workers, reasons = {}, {}
    for name in names:
        if case.twin not in peers.ONLY.get(name, [case.twin]):
            continue
        try:
            worker = Worker(name, case, folder, threads, cpus)
        except peers.Cannot as error:
            reasons[name] = str(error)
            continue
        gap = arrays.difference(folder, "ours", name)
        if gap < arrays.TOLERANCE:
            workers[name] = worker
        else:
            worker.close()
            reasons[name] = f"its values differ from ours by {gap:.1e}"
    return workers, reasons


def rounds(contenders, count, seconds):
    """({name: [seconds of a run, one a round]}, {name: why it fell out}). Every other round goes backwards, so that no one always
    follows the same."""
    times, reasons = {name: [] for name in contenders}, {}
    for index in range(count):
        order = list(times)
        for name in order if index % 2 == 0 else reversed(order):
            try:
                times[name].append(contenders[name].measure(seconds))
            except peers.Cannot as error:
                reasons[name] = str(error)
                del times[name]
    return times, reasons

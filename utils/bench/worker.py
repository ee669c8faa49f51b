"""One peer with one case in a process of its own; measure.Worker starts it and talks to it in lines of JSON.

It writes its values beside the inputs, then answers each line, a number of seconds, with the times of its runs.
"""

import argparse
import json
import os
import pathlib
import sys
import time

import arrays
import cases
import peers


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=peers.PEERS)
    parser.add_argument("case")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    # Libraries print what they like; the answers have a channel of their own.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**members):
        print(json.dumps(members), file=answers, flush=True)

    try:
        peer = build(options, answer)
    except peers.Cannot as error:
        answer(cannot=str(error))
        return
    except Exception as error:  # what a library throws is the reason that the table gives
        answer(cannot=reason(error))
        raise
    for line in sys.stdin:
        answer(seconds=times(peer.run, float(line)), peak=status("VmHWM"))


def build(options, answer):
    case = cases.named(options.case)
    peer = peers.load(options.peer)(case, options.threads)
    idle = status("VmRSS")
    peer.build(arrays.read_weights(options.folder), arrays.read_inputs(options.folder))
    values = peer.values()
    arrays.write_values(options.folder / options.peer, values)
    del values
    start = time.perf_counter()
    peer.run()
    answer(idle=idle, estimate=time.perf_counter() - start)
    return peer


def times(run, seconds):
    end = time.perf_counter() + seconds / 4
    run()
    while time.perf_counter() < end:
        run()
    taken, end = [], time.perf_counter() + seconds
    while not taken or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return taken


def status(name):
    """Bytes, of this process."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return 1024 * int(line.split()[1])
    raise KeyError(name)


def reason(error):
    text = str(error).strip().splitlines()
    first = next((line for line in text if "error:" in line), text[0] if text else "")
    return f"{type(error).__name__}: {first[:160]}"


if __name__ == "__main__":
    main()

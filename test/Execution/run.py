#!/usr/bin/python3
"""Compares compiled programs with the reference.

    run.py GROUP… --ldnc build/bin/ldnc --work build/execution [--only TEXT]

A group is a file of cases/. Programs are cached below --work; a failed case leaves its arrays there and names them.
"""

import argparse
import importlib
import pathlib
import sys
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = sorted(path.stem for path in (HERE / "cases").glob("*.py") if path.stem != "__init__")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="+", choices=GROUPS, metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--ldnc", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--only", default="", help="cases whose name holds this text")
    options = parser.parse_args()

    from harness.toolchain import Toolchain

    toolchain = Toolchain(options.ldnc, options.work)
    cases = [case for group in options.groups for case in importlib.import_module(f"cases.{group}").CASES]
    cases = [case for case in cases if options.only in case.name]
    failed = [case.name for case in cases if not passes(case, toolchain)]
    print(f"{len(cases) - len(failed)} of {len(cases)} cases hold", *(["- failed:", *failed] if failed else []))
    return 1 if failed or not cases else 0


def passes(case, toolchain):
    from harness.program import Failure

    start = time.monotonic()
    try:
        summary = case.check(toolchain)
    except Failure as failure:
        print(f"FAIL {case.name}\n  " + str(failure).replace("\n", "\n  "), flush=True)
        return False
    except Exception:  # a mistake in the tests, or a program that answers what nobody expects: the other cases still run
        print(f"FAIL {case.name}\n{traceback.format_exc()}", flush=True)
        return False
    print(f"ok   {case.name}  {summary}  {time.monotonic() - start:.1f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())

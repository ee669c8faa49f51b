"""Holds a page of the manual to what groff or mandoc say of it, where one of them is installed."""
import shutil
import subprocess
import sys

page = sys.argv[1]
for command in (["groff", "-man", "-ww", "-z", "-Tutf8", page], ["mandoc", "-Tlint", "-Wwarning", page]):
    if shutil.which(command[0]):
        done = subprocess.run(command, capture_output=True, text=True)
        # A page without a date has none on purpose: the same source makes the same page.
        said = [line for line in (done.stdout + done.stderr).splitlines() if "missing date" not in line]
        assert not said, "\n".join(said)

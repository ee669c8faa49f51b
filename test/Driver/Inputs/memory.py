"""memory.py LDNC MODEL NAME=N,...: the totals of --emit=memory are the workspaces that the program needs."""

import json
import re
import subprocess
import sys

ldnc, model, sizes = sys.argv[1:]
table = subprocess.run([ldnc, model, "--emit=memory", f"--sizes={sizes}"], check=True, capture_output=True, text=True).stdout
totals = dict(re.findall(r"^(\w+): ([\d,]+) bytes", table, re.M))
threads = re.search(r" on (\d+) threads", table)[1]
subprocess.run([ldnc, model, "-o", "program"], check=True)
flags = [flag for size in sizes.split(",") for flag in
         (("--batch", size[2:]) if size.startswith("B=") else ("--tokens", size[2:]) if size.startswith("T=") else ("--sizes", size))]
info = json.loads(subprocess.run(["./program", "info", "--json", "--threads", threads, *flags],
                                 check=True, capture_output=True, text=True).stdout)
for entry in info["entries"]:
    assert int(totals[entry["name"]].replace(",", "")) == entry["workspace_bytes"], (entry, totals)
# Buffers lie inside of the workspace, and those that share bytes say so.
for block in table.split("\n\n"):
    rows = re.findall(r"^ +(\d+)  .*?  [a-z]+\d+\[[^]]*\] +([\d,]+) +([\d,]+)  ", block, re.M)
    total = re.match(r"\w+: ([\d,]+)", block)
    for number, size, offset in rows:
        assert int(offset.replace(",", "")) + int(size.replace(",", "")) <= int(total[1].replace(",", "")), (number, block)

"""Compares the map in lib/README.md with the folders of lib/, and their order with that of lib/CMakeLists.txt."""
import pathlib
import re
import sys

lib = pathlib.Path(sys.argv[1]) / "lib"
mapped = re.findall(r"^\| `(\w+)/`", (lib / "README.md").read_text(), re.MULTILINE)
built = re.findall(r"^add_subdirectory\((\w+)\)", (lib / "CMakeLists.txt").read_text(), re.MULTILINE)
folders = sorted(path.name for path in lib.iterdir() if path.is_dir())
assert sorted(mapped) == folders, f"lib/README.md has {sorted(mapped)}, the folders are {folders}"
assert sorted(built) == folders, f"lib/CMakeLists.txt has {sorted(built)}, the folders are {folders}"

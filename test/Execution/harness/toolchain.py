"""ldnc behind a cache: a program is built once for one compiler, one source and one command line."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile

from .program import Program, run

COMPILE_LIMIT_SECONDS = 300


class Toolchain:
    """Programs live in WORK/<digest of the compiler>/; those of other compilers are removed."""

    def __init__(self, ldnc, work):
        self.ldnc = pathlib.Path(ldnc).resolve()
        self.work = pathlib.Path(work).resolve()
        digest = hashlib.sha256()
        for part in [self.ldnc, *sorted(self.ldnc.parent.parent.glob("lib/libldnrt*"))]:
            digest.update(part.read_bytes())
        self.programs = self.work / "programs" / digest.hexdigest()[:16]
        self.programs.mkdir(parents=True, exist_ok=True)
        for other in self.programs.parent.iterdir():
            if other != self.programs:
                shutil.rmtree(other, ignore_errors=True)

    def flags(self, precision, lowering=None, model=None, variant=None, recipe=None, defines=None, target=None):
        flags = [f"--precision={precision}"]
        flags += [f"--{lowering}" if "=" in lowering else f"--lowering={lowering}"] if lowering else []
        flags += [f"--model={model}"] if model else []
        flags += [f"--variant={variant}"] if variant else []
        flags += [f"--recipe={recipe}"] if recipe else []
        flags += [f"--target={target}"] if target else []
        for name, value in sorted((defines or {}).items()):
            flags += ["-D", f"{name}={value}"]
        return flags

    def compile(self, source, **how):
        """The program of `source`; raises Failure with the command and what ldnc said."""
        source = pathlib.Path(source).resolve()
        flags = self.flags(**how)
        path = self._build(source, source.stem, source.read_text(), flags)
        return Program(path, [str(self.ldnc), str(source), *flags])

    def shared(self, source, **how):
        """The shared library of `source`."""
        source = pathlib.Path(source).resolve()
        return self._build(source, source.stem, source.read_text(), ["--emit=lib", *self.flags(**how)])

    def library(self, name, module, lowering=None, target=None):
        """The shared library of the text of a module at stage grad."""
        source = self.programs / f"{name}.grad.mlir"
        source.write_text(module)
        flags = ["--emit=lib"]
        flags += [f"--lowering={lowering}"] if lowering else []
        flags += [f"--target={target}"] if target else []
        return self._build(source, name, module, flags)

    def _build(self, source, stem, text, flags):
        key = hashlib.sha256("\0".join([str(source), text, *flags]).encode()).hexdigest()[:24]
        path = self.programs / f"{stem}-{key}"
        if not path.exists():
            # Two test processes may build the same program: each writes its own file, the rename is atomic.
            handle, temporary = tempfile.mkstemp(dir=self.programs, prefix="building-")
            os.close(handle)
            try:
                run([self.ldnc, source, *flags, "-o", temporary], COMPILE_LIMIT_SECONDS)
                os.replace(temporary, path)
            finally:
                pathlib.Path(temporary).unlink(missing_ok=True)
        return path

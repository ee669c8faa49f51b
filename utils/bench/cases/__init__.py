"""What is measured. Every module of this folder has a list CASES; a case names a model, its sizes and its twin."""

import dataclasses
import importlib
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent
EXAMPLES = FOLDER.parents[2] / "examples"
GROUPS = ["products", "tokens", "diffusion", "attention", "models"]  # in the order of the table


@dataclasses.dataclass(frozen=True)
class Case:
    """One line of the table for each number of threads. The model has one output."""

    name: str
    source: pathlib.Path
    twin: str  # name of its function in twins/in_torch.py and twins/in_jax.py
    sizes: dict  # of the open sizes of the model, by name
    tokens: int  # that one run works on; 0 where that says nothing
    entry: str = "infer"  # or "train": a whole step, forward to AdamW
    model: str = ""
    variant: str = ""
    defines: dict = dataclasses.field(default_factory=dict)  # constants of the model; the twin reads them
    append: str = ""  # more text for the source, such as a model around one layer

    def option(self, name):
        return self.defines[name]


def every():
    cases = [case for group in GROUPS for case in importlib.import_module(f"cases.{group}").CASES]
    assert len({case.name for case in cases}) == len(cases), "two cases have one name"
    return cases


def named(name):
    return next(case for case in every() if case.name == name)

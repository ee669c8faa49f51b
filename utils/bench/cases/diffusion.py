"""Diffusion of 65,536 tokens of 64 features: from many short sequences to one long one."""

from cases import FOLDER, Case

TOKENS = 65536


def case(name, length, twin="diffusion", model="Increment", sizes=None, **defines):
    sizes = {"B": TOKENS // length, "T": length} if sizes is None else sizes
    return Case(f"diffusion, {name}, T {length}", FOLDER / "diffusion.ldn", twin, sizes, TOKENS, model=model,
                defines={"D": 64, **defines})


CASES = [
    *[case(f"window {window}", length, WINDOW=window, STEPS=1) for window in (1, 8, 32) for length in (64, 1024, 65536)],
    *[case(f"window 8, {steps} steps", TOKENS, WINDOW=8, STEPS=steps) for steps in (2, 4, 8)],
    *[case(f"no window, sigma {sigma}", 1024, "open_diffusion", "Open", SIGMA=f"{sigma}.0") for sigma in (4, 200)],
    case("dense", 1024, "dense_diffusion", "Dense", {"B": TOKENS // 1024}, N=1024),
]

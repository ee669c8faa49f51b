"""Products of matrices, `linear` alone: M × K × N."""

from cases import FOLDER, Case

SHAPES = [(4096, k, n) for k in (192, 768, 3072) for n in (192, 768)]
ODD = [(4095, 197, 10), (1, 768, 768), (4093, 191, 193), (16, 3072, 768), (127, 1021, 509)]

CASES = [Case(f"product {m}×{k}×{n}", FOLDER / "linear.ldn", "linear", {"B": m}, 0, defines={"K": k, "N": n})
         for m, k, n in SHAPES + ODD]

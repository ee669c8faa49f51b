"""One step of diffusion on 65,536 tokens of 64 features: from many short sequences to one long one."""

from cases import FOLDER, Case

TOKENS = 65536

CASES = [Case(f"diffusion, window {window}, T {length}", FOLDER / "diffusion.ldn", "diffusion",
              {"B": TOKENS // length, "T": length}, TOKENS, defines={"D": 64, "WINDOW": window})
         for window in (1, 8, 32) for length in (64, 1024, 65536)]

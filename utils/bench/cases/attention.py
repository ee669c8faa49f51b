"""Linear attention with its projections, over all tokens and causal."""

from cases import FOLDER, Case

SHAPES = [(1, 256, 4, 16), (8, 1024, 4, 32), (32, 2048, 8, 64), (1, 65536, 4, 32)]  # batch, tokens, heads, features a head


def case(causal, batch, length, heads, width):
    name = f"{'causal' if causal else 'full'} attention {batch}×{length}, {heads}×{width}"
    return Case(name, FOLDER / "attention.ldn", "causal_attention" if causal else "attention", {"B": batch, "T": length},
                batch * length, model="Causal" if causal else "Full", defines={"D": heads * width, "HEADS": heads})


CASES = [case(causal, *shape) for causal in (False, True) for shape in SHAPES]

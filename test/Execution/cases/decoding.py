"""One token at a time: the entry `decode` gives at every place what `infer` gives there for the whole sequence."""

from harness.case import MODELS
from harness.decoding import Decoding, Generation


def several(source, *models, **how):
    return [Decoding(f"decoding.{model}", f"{MODELS}/{source}.ldn", model, **how) for model in models]


CHAR_LM = dict(source="examples/char_lm.ldn", model="CharLm", defines={"DEPTH": 2})

CASES = [
    *several("decoding", "Writer", "Ports", "StableSteps", "GroupsOfRows", "RelaxTapsOfGroups", "RelaxTapsOfChannels", "NoReach"),
    *several("attention", "CausalAverage", "CausalUnnormalized"),
    # What a token takes from itself is subtracted again.
    *several("attention", "CausalLaplacian", "CausalLaplacianRows", magnitude=1.0),
    *several("diffusion", "Causal", "CausalTaps"),
    *several("tokens", "CausalDwconv", "Embedding", "Sinusoidal", "Learned", "MlpOfTwo"),
    Decoding("decoding.char_lm", **CHAR_LM),
    Generation("generation.char_lm", **CHAR_LM),
    Generation("generation.Writer", f"{MODELS}/decoding.ldn", "Writer"),
]

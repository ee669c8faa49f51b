"""Linear attention alone: models/attention.ldn."""

from harness.case import MODELS, Case
from reference.attention import linear_attention


def case(model, feature, **options):
    def twin(weights, inputs):
        return {"y": linear_attention(inputs["x"], weights.under("attention"), feature, **options)}

    # S V − D V is nothing where a token meets only itself, but its two terms are not.
    magnitude = 1.0 if options.get("form") == "laplacian" else 0.0
    return Case(f"attention.{model}", f"{MODELS}/attention.ldn", twin, model=model, causal=options.get("causal", False),
                magnitude=magnitude)


CASES = [
    case("Average", "relu"),
    case("AverageHeads", "elu1", heads=4, eps=1e-6),
    case("Exponential", "exp", heads=2, eps=0.5),
    case("NoBias", "elu1", heads=20),
    case("Unnormalized", "identity", normalize="none"),
    case("Laplacian", "relu", heads=2, form="laplacian"),
    case("LaplacianRows", "elu1", heads=5, form="laplacian", normalize="rows", eps=1e-3),
    case("CausalAverage", "elu1", heads=4, causal=True),
    case("CausalUnnormalized", "identity", normalize="none", causal=True),
    case("CausalLaplacian", "relu", heads=2, form="laplacian", causal=True),
    case("CausalLaplacianRows", "exp", form="laplacian", normalize="rows", causal=True),
]

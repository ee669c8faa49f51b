"""`eval` alone: models/losses.ldn, whose models only scale their input."""

from harness.case import MODELS, Case
from reference import losses


def scaled(output, factor):
    return lambda weights, inputs: {output: factor * inputs["x"]}


def pooled(outputs, targets):
    logits, label = outputs["logits"], targets["label"]
    return {"loss": losses.cross_entropy(logits, label, smoothing=0.2), "accuracy": losses.accuracy(logits, label)}


def per_token(outputs, targets):
    logits, label = outputs["logits"], targets["label"]
    return {
        "loss": losses.cross_entropy(logits, label, ignore=3),
        "accuracy": losses.accuracy(logits, label, ignore=3),
        "perplexity": losses.perplexity(logits, label, ignore=3),
    }


def series(outputs, targets):
    found, wanted = outputs["next"], targets["future"]
    return {"loss": losses.mean_absolute_error(found, wanted), "mean_squared_error": losses.mean_squared_error(found, wanted)}


def case(model, twin, measure, **more):
    return Case(f"losses.{model}", f"{MODELS}/losses.ldn", twin, model=model, losses=measure, **more)


CASES = [
    case("Pooled", scaled("logits", 1.5), pooled, sizes=[{}], batches=(1, 3, 64)),
    case("Tokens", scaled("logits", 1.5), per_token),
    case("Series", scaled("next", 0.5), series),
]

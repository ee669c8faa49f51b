"""`eval` alone: models/losses.ldn, whose models only scale their input or add a row of a table to it."""

import numpy as np

from harness.case import MODELS, ODD_LENGTHS, Case, tokens
from reference import losses, masks, patches


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


def embedded(weights, inputs):
    return {"logits": patches.embedding(inputs["text"], weights["logits.weight"]) + inputs["x"]}


def next_token(weights, inputs, targets):
    text, logits = inputs["text"], embedded(weights, inputs)["logits"][:, :-1]
    label = text[:, 1:]
    return {
        "loss": losses.cross_entropy(logits, label, smoothing=0.1),
        "accuracy": losses.accuracy(logits, label),
        "perplexity": losses.perplexity(logits, label, ignore=3),
    }


def hidden_tokens(weights, inputs, targets):
    seen, label = masks.masked(inputs["text"], 0.3, "text", 6)
    logits = embedded(weights, {**inputs, "text": seen})["logits"]
    return {
        "loss": losses.cross_entropy(logits, label, ignore=-1),
        "accuracy": losses.accuracy(logits, np.where(label == -1, 3, label), ignore=3),
    }


def case(model, twin, measure, **more):
    return Case(f"losses.{model}", f"{MODELS}/losses.ldn", twin, model=model, losses=measure, **more)


CASES = [
    case("Pooled", scaled("logits", 1.5), pooled, sizes=[{}], batches=(1, 3, 64)),
    case("Tokens", scaled("logits", 1.5), per_token, cuts=True),
    case("Series", scaled("next", 0.5), series),
    case("Next", embedded, None, evaluate=next_token, causal=True, cuts=True),
    case("Hidden", embedded, None, evaluate=hidden_tokens, sizes=tokens(*ODD_LENGTHS)),
]

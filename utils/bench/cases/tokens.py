"""Functions of one token, on 4096 of them."""

from cases import FOLDER, Case

SIZES = {"B": 16, "T": 256}


def case(name, twin, model, width, **defines):
    return Case(f"{name} {width}", FOLDER / "tokens.ldn", twin, SIZES, 4096, model=model, defines={"D": width, **defines})


CASES = [
    case("layer norm", "norm", "Norm", 192),
    case("layer norm", "norm", "Norm", 768),
    case("mlp, hidden ×1,", "mlp", "Mlp", 192, HIDDEN=192),
    case("mlp, hidden ×4,", "mlp", "Mlp", 192, HIDDEN=768),
    case("mlp, hidden ×4,", "mlp", "Mlp", 768, HIDDEN=3072),
]

"""The released layer and whole models, inference and steps of training. A step is forward, loss, backward, clipping and
AdamW, without augmentation and dropout, whose random numbers would differ."""

from cases import EXAMPLES, Case

CIFAR, IMAGENET, CHARACTERS = (EXAMPLES / f"{name}.ldn" for name in ("cifar10", "imagenet", "char_lm"))
LAYER = "model Layer { input x: f32[B, T, D]; output y: f32[B, T, D]; y = Released(x) }"
STEADY = "variant steady of CharLm { CausalLdn.rate := 0 }"


def layer(batch, length, width):
    return Case(f"released layer {batch}×{length}×{width}", CIFAR, "released_layer", {"B": batch, "T": length},
                batch * length, model="Layer", append=LAYER, defines={"D": width})


def cifar(batch, entry):
    return Case(f"CIFAR-10, {entry}, B {batch}", CIFAR, "cifar10", {"B": batch}, 64 * batch, entry, model="Cifar")


def imagenet(batch, entry):
    return Case(f"ImageNet-Base, {entry}, B {batch}", IMAGENET, "imagenet", {"B": batch}, 196 * batch, entry, model="Base")


def characters(batch, length, entry):
    return Case(f"characters, {entry}, {batch}×{length}", CHARACTERS, "characters", {"B": batch, "T": length},
                batch * length, entry, variant="steady", append=STEADY)


CASES = [
    layer(1, 64, 192), layer(64, 64, 192), layer(8, 196, 768),
    *(cifar(batch, entry) for entry in ("infer", "train") for batch in (1, 16, 128)),
    *(imagenet(batch, entry) for entry in ("infer", "train") for batch in (1, 8)),
    characters(1, 256, "infer"), characters(32, 256, "infer"), characters(32, 256, "train"),
]

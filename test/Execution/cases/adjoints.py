"""The operations that derivatives are made of, one by one, and that the linear ones are each other's transposes."""

import numpy as np

from harness.operations import SIZES, Group, Input, Operation, Transposes
from reference import gradients, patches

D = 20  # features: no whole number of vectors
WIDE = 37
SEQUENCE = ["B", "T", D]
LONG = SIZES + [{"B": 2, "T": 1100}]  # several blocks of a sum over the tokens
FEW = [sizes for sizes in SIZES if sizes["T"] <= 65]  # where the formula takes time


def positive(array):
    return np.abs(array) + 0.1


def one(name, inputs, text, formula, result=SEQUENCE, **options):
    """An operation alone."""
    return Operation(name, inputs, [("result", result, text)], formula, **options)


def local():
    two = {"x": SEQUENCE, "g": SEQUENCE}
    wide = ["B", "T", WIDE]
    yield one("linear", {"x": SEQUENCE, "w": [WIDE, D]}, "ldn.linear %x, %w", lambda x, w: x @ w.T, wide)
    yield one("linear_in_out", {"g": wide, "w": [WIDE, D]}, "ldn.linear %g, %w {layout = #ldn.layout<in_out>}", lambda g, w: g @ w)
    for out, into in ((WIDE, D), (16, 16), (1, 3), (130, 67)):
        yield one(f"linear_weight_grad_{out}_{into}", {"g": ["B", "T", out], "x": ["B", "T", into]},
                  "ldn.linear_weight_grad %g, %x", lambda g, x: np.einsum("btn,btk->nk", g, x), [out, into])
    # Several ranges of rows, and several blocks of the result.
    yield one("linear_weight_grad_large", {"g": ["B", "T", 235], "x": ["B", "T", 430]}, "ldn.linear_weight_grad %g, %x",
              lambda g, x: np.einsum("btn,btk->nk", g, x, optimize=True), [235, 430], sizes=[{"B": 5, "T": 331}])
    yield one("linear_weight_grad_rows", {"g": ["B", WIDE], "x": ["B", D]}, "ldn.linear_weight_grad %g, %x",
              lambda g, x: g.T @ x, [WIDE, D])
    yield one("layer_norm_grad", two, "ldn.layer_norm_grad %x, %g {eps = 0.01 : f64}",
              lambda x, g: gradients.layer_norm(x, g, 0.01))
    yield one("rms_norm_grad", two, "ldn.rms_norm_grad %x, %g {eps = 0.01 : f64}", lambda x, g: gradients.rms_norm(x, g, 0.01))
    yield one("softmax_grad", {"y": SEQUENCE, "g": SEQUENCE}, "ldn.softmax_grad %y, %g", lambda y, g: gradients.softmax(y, g))
    yield one("slice", {"x": SEQUENCE}, "ldn.slice %x {offset = 3 : i64}", lambda x: x[..., 3:14], ["B", "T", 11])
    yield one("pad", {"g": ["B", "T", 11]}, "ldn.pad %g {offset = 3 : i64}",
              lambda g: np.pad(g, ((0, 0), (0, 0), (3, D - 14))))
    yield one("sum", {"x": SEQUENCE}, "ldn.reduce %x {kind = #ldn.reduce<sum>}", lambda x: x.sum(1), ["B", D], sizes=LONG)
    yield one("largest", {"x": SEQUENCE}, "ldn.reduce %x {kind = #ldn.reduce<max>}", lambda x: x.max(1), ["B", D], sizes=LONG)
    yield one("broadcast", {"g": ["B", D]}, "ldn.broadcast %g, %T", lambda g, T: np.repeat(g[:, None], T, axis=1))
    yield one("group_sum", {"x": [12, D]}, "ldn.group_sum %x", lambda x: x.reshape(4, 3, D).sum(1), [4, D], sizes=SIZES[:1])
    yield one("group_sum_all", {"x": ["T", D]}, "ldn.group_sum %x", lambda x: x.sum(0), [D])
    yield one("group_sum_scalar", {"x": [D]}, "ldn.group_sum %x", lambda x: x.sum(0), [], sizes=SIZES[:1])


def packing():
    """Not a derivative, but training packs weights in every step."""
    def packed(*weights, width):
        rows = np.concatenate(weights)
        rows = np.pad(rows, ((0, -len(rows) % width), (0, 0)))
        return rows.reshape(-1, width, rows.shape[1]).transpose(0, 2, 1)

    yield one("pack", {"a": [WIDE, D], "b": [10, D]}, "ldn.pack %a, %b", lambda a, b: packed(a, b, width=32), [2, D, 32],
              sizes=SIZES[:1])
    for out in (32, 70):
        yield one(f"pack_in_out_{out}", {"a": [D, 32], "b": [D, out]}, "ldn.pack %a, %b {layout = #ldn.layout<in_out>}",
                  lambda a, b: packed(a.T, b.T, width=32), [-(-(32 + out) // 32), D, 32], sizes=SIZES[:1])
    yield one("pack_in_out_between", {"a": [D, WIDE], "b": [D, 3]}, "ldn.pack %a, %b {layout = #ldn.layout<in_out>}",
              lambda a, b: packed(a.T, b.T, width=32), [2, D, 32], sizes=SIZES[:1])


def inputs_and_losses():
    tokens = Input(["B", "T"], below=9)
    yield one("embedding", {"tokens": tokens, "table": [9, D]}, "ldn.embedding %tokens, %table", patches.embedding)
    yield one("embedding_grad", {"tokens": tokens, "g": SEQUENCE}, "ldn.embedding_grad %tokens, %g",
              lambda tokens, g: gradients.embedding(tokens, g, 9), [9, D])
    image, tiles = ["B", 3, 8, 12], ["B", 6, 48]
    yield one("patches", {"x": image}, "ldn.patches %x {size = 4 : i64}", lambda x: patches.patches(x, 4), tiles)
    yield one("unpatch", {"g": tiles}, "ldn.unpatch %g {size = 4 : i64}", lambda g: gradients.unpatch(g, 3, 8, 12, 4), image)
    # Rounded: several tokens share the maximum.
    yield one("reduce_max_grad", {"x": Input(SEQUENCE, np.round), "g": ["B", D]}, "ldn.reduce_max_grad %x, %g",
              gradients.reduce_max)
    yield one("mean_error_grad", {"x": SEQUENCE, "y": SEQUENCE, "g": []}, "ldn.mean_error_grad %x, %y, %g",
              lambda x, y, g: g / x.size * 2 * (x - y))
    yield one("mean_error_grad_absolute", {"x": Input(SEQUENCE, np.round), "y": Input(SEQUENCE, np.round), "g": []},
              "ldn.mean_error_grad %x, %y, %g {absolute}", lambda x, y, g: g / x.size * np.sign(x - y))
    labels = Input(["B"], below=5)
    yield one("cross_entropy_grad", {"logits": ["B", 5], "labels": labels, "g": []},
              "ldn.cross_entropy_grad %logits, %labels, %g", gradients.cross_entropy, ["B", 5])
    yield one("cross_entropy_grad_tokens", {"logits": SEQUENCE, "labels": Input(["B", "T"], below=D), "g": []},
              "ldn.cross_entropy_grad %logits, %labels, %g {smoothing = 0.1 : f64, ignore_index = 2 : i64}",
              lambda logits, labels, g: gradients.cross_entropy(logits, labels, g, 0.1, 2))
    yield one("cross_entropy_grad_ignored", {"logits": ["B", 5], "labels": Input(["B"], below=1), "g": []},
              "ldn.cross_entropy_grad %logits, %labels, %g {ignore_index = 0 : i64}",
              lambda logits, labels, g: np.zeros_like(logits), ["B", 5])


def stencils():
    for width, before in ((3, 1), (4, 3), (5, 1), (35, 17), (2, 0)):
        for transposed in ("", ", transposed"):
            name = f"{width}_{before}{'_transposed' if transposed else ''}"

            def dwconv(x, w, before=before, subscripts="cst,bsc->btc" if transposed else "cts,bsc->btc"):
                return np.einsum(subscripts, gradients.band(w, before, x.shape[1], D), x)

            yield one(f"dwconv_{name}", {"x": SEQUENCE, "w": [D, width]},
                      f"ldn.dwconv %x, %w {{before = {before} : i64{transposed}}}", dwconv, sizes=FEW)
            for form in ("laplacian", "relax"):
                for groups, kernel, dt in (("", [width], []), ("_groups", [4, width], [5]), ("_channels", [D, width], [1])):
                    if groups and width not in (3, 4):
                        continue

                    def diffuse(h, k, dt, before=before, form=form, transposed=bool(transposed)):
                        return gradients.diffuse(gradients.band(k, before, h.shape[1], D), h, dt, form, transposed)

                    yield one(f"diffuse_{form}{groups}_{name}", {"h": SEQUENCE, "k": kernel, "dt": dt},
                              f"ldn.diffuse %h, %k, %dt {{before = {before} : i64, form = #ldn.form<{form}>{transposed}}}",
                              diffuse, sizes=FEW, magnitude=1.0)
    yield from open_kernels()
    yield from dense_kernels()


def open_kernels():
    """Windows as long as the sequence: the number of taps is open."""
    for causal in ("", ", causal"):
        sizes = [{**size, "W": size["T"] if causal else 2 * size["T"] - 1} for size in FEW]
        before = (lambda W: W - 1) if causal else (lambda W: W // 2)
        for form in ("laplacian", "relax"):
            for transposed in ("", ", transposed"):
                name = f"{form}{'_causal' if causal else ''}{'_transposed' if transposed else ''}"

                def diffuse(h, k, dt, W, before=before, form=form, transposed=bool(transposed)):
                    return gradients.diffuse(gradients.band(k, before(W), h.shape[1], D), h, dt, form, transposed)

                yield one(f"diffuse_open_{name}", {"h": SEQUENCE, "k": [4, "W"], "dt": [4]},
                          f"ldn.diffuse %h, %k, %dt {{form = #ldn.form<{form}>{causal}{transposed}}}", diffuse, sizes=sizes, magnitude=1.0)


def dense_kernels():
    for tokens in (1, 9, 65):
        sequence, sizes = ["B", tokens, D], [{"B": 1}, {"B": 3}]
        for form in ("laplacian", "relax"):
            for transposed in ("", ", transposed"):

                def diffuse(h, k, dt, form=form, transposed=bool(transposed)):
                    return gradients.diffuse(np.stack([k] * D), h, dt, form, transposed)

                name = f"diffuse_dense_{tokens}_{form}{'_transposed' if transposed else ''}"
                yield one(name, {"h": sequence, "k": [tokens, tokens], "dt": [2]},
                          f"ldn.diffuse %h, %k, %dt {{structure = #ldn.structure<dense>, form = #ldn.form<{form}>{transposed}}}",
                          diffuse, sequence, sizes=sizes, magnitude=1.0)


def kernel_gradients():
    g_and_x = {"g": SEQUENCE, "x": SEQUENCE}
    for width, before in ((3, 1), (4, 3), (35, 17)):
        yield one(f"tap_grad_{width}_{before}", g_and_x, f"ldn.tap_grad %g, %x {{before = {before} : i64}}",
                  lambda g, x, width=width, before=before: gradients.tap_grad(g, x, before, width), [D, width])
        yield one(f"tap_grad_center_{width}_{before}", {**g_and_x, "c": SEQUENCE},
                  f"ldn.tap_grad %g, %x center %c {{before = {before} : i64}}",
                  lambda g, x, c, width=width, before=before: gradients.tap_grad(g, x, before, width, c), [D, width])
        yield one(f"degree_{width}_{before}", {"k": [4, width]}, f"ldn.degree %k, %T {{before = {before} : i64}}",
                  lambda k, T, before=before: gradients.band(k, before, T, D).sum(2).T, ["T", D], sizes=FEW)
    reach = [("one", None, "arith.constant 1 : index"), ("r", None, "arith.subi %T, %one : index")]
    for causal in ("", "causal"):
        sizes = [{**size, "W": size["T"] if causal else 2 * size["T"] - 1} for size in FEW]
        suffix = f"_{causal}" if causal else ""
        attributes = f" {{{causal}}}" if causal else ""
        before = (lambda W: W - 1) if causal else (lambda W: W // 2)
        yield Operation(f"tap_grad_open{suffix}", g_and_x, [*reach, ("result", [D, "W"], f"ldn.tap_grad %g, %x reach %r{attributes}")],
                        lambda g, x, T, W: gradients.tap_grad(g, x, T - 1, W), sizes)
        yield one(f"degree_open{suffix}", {"k": [4, "W"]}, f"ldn.degree %k, %T{attributes}",
                  lambda k, T, W, before=before: gradients.band(k, before(W), T, D).sum(2).T, ["T", D], sizes=sizes)
        sides = {"sigma": Input([2], positive), "f": [2], "b": [2]}
        for of in range(3):
            yield Operation(f"gaussian_kernel_grad_open{suffix}_{of}", {"g": [2, "W"], **sides},
                            [*reach, ("result", [2], f"ldn.gaussian_kernel_grad %g, %sigma forward %f backward %b reach %r "
                                                     f"{{of = {of} : i64{', causal' if causal else ''}}}")],
                            lambda g, sigma, f, b, T, of=of: gradients.gaussian(g, sigma, T - 1, of, f, b), sizes)
    yield one("gaussian_kernel_grad", {"g": [7], "sigma": Input([], positive)},
              "ldn.gaussian_kernel_grad %g, %sigma {before = 3 : i64, of = 0 : i64}",
              lambda g, sigma: gradients.gaussian(g, sigma, 3, 0), [], sizes=SIZES[:1])
    for tokens in (1, 9, 65):
        sequence, sizes = ["B", tokens, D], [{"B": 1}, {"B": 3}]
        yield one(f"dense_kernel_grad_{tokens}", {"g": sequence, "x": sequence}, "ldn.dense_kernel_grad %g, %x",
                  gradients.dense_kernel_grad, [tokens, tokens], sizes=sizes)
        yield one(f"dense_kernel_grad_center_{tokens}", {"g": sequence, "x": sequence, "c": sequence},
                  "ldn.dense_kernel_grad %g, %x center %c",
                  lambda g, x, c: gradients.dense_kernel_grad(g, x, c), [tokens, tokens], sizes=sizes)
        yield one(f"degree_dense_{tokens}", {"k": [tokens, tokens]},
                  f"ldn.degree %k, %t {{structure = #ldn.structure<dense>}}",
                  lambda k: np.repeat(k.sum(1)[:, None], D, axis=1), [tokens, D], sizes=SIZES[:1])
    yield from stable_steps()


def stable_steps():
    for normalize in ("none", "rows"):
        for of in (0, 1):
            # Steps and sets of taps: one of each, one step for all sets, two steps for two sets each, two steps for one set.
            for raw, kernel in (([], [4]), ([], [4, 4]), ([2], [4, 4]), ([2], [4])):
                name = f"stable_step_grad_{normalize}_{of}_{len(raw)}{len(kernel)}"

                def formula(g, raw, k, T, normalize=normalize, of=of):
                    steps, sets = np.size(raw), np.atleast_2d(k)
                    groups = sets.reshape(steps, -1, 4) if k.ndim == 2 else np.stack([sets] * steps)
                    found = gradients.stable_step(g, raw, lambda taps: gradients.band(taps, 2, T, 1)[0], groups, T, normalize, of)
                    return found if of == 0 else (found.reshape(k.shape) if k.ndim == 2 else found.sum((0, 1)))

                yield one(name, {"g": raw, "raw": raw, "k": Input(kernel, positive)},
                          f"ldn.stable_step_grad %g, %raw, %k, %T {{before = 2 : i64, normalize = #ldn.normalize<{normalize}>, "
                          f"of = {of} : i64}}", formula, kernel if of else raw, sizes=FEW)
            for tokens in (1, 9):
                def dense(g, raw, k, tokens=tokens, normalize=normalize, of=of):
                    found = gradients.stable_step(g, raw, lambda matrix: matrix, k[None, None], tokens, normalize, of)
                    return found if of == 0 else found.reshape(k.shape)

                yield one(f"stable_step_grad_dense_{normalize}_{of}_{tokens}",
                          {"g": [], "raw": [], "k": Input([tokens, tokens], positive)},
                          f"ldn.stable_step_grad %g, %raw, %k, %t {{structure = #ldn.structure<dense>, of = {of} : i64, "
                          f"normalize = #ldn.normalize<{normalize}>}}", dense, [tokens, tokens] if of else [], sizes=SIZES[:1])


def attention():
    heads, n, m = 2, 5, 9
    narrow, wide, extended = ["B", "T", heads * n], ["B", "T", heads * m], ["B", "T", heads * (m + 1)]
    state = ["B", heads, n, m]
    chunked = ["B", "W", heads, n, m]
    for direction in ("all", "past", "future"):
        attributes = f"heads = 2 : i64, direction = #ldn.direction<{direction}>"
        yield one(f"attention_product_{direction}", {"a": narrow, "b": narrow, "c": wide},
                  f"ldn.attention_product %a, %b, %c {{{attributes}}}",
                  lambda a, b, c, direction=direction: gradients.product(a, b, c, heads, direction), wide)
        if direction == "all":
            continue
        for chunk in (1, 16, 64):
            sizes = [{**size, "W": -(-size["T"] // chunk)} for size in SIZES]
            chunks = f"{attributes}, chunk = {chunk} : i64"
            yield one(f"product_state_{direction}_{chunk}", {"b": narrow, "c": wide}, f"ldn.product_state %b, %c {{{chunks}}}",
                      lambda b, c, chunk=chunk, direction=direction: gradients.product_state(b, c, heads, chunk, direction),
                      chunked, sizes=sizes)
            yield Operation(f"product_apply_{direction}_{chunk}", {"a": narrow, "b": narrow, "c": wide},
                            [("s", ["B", "W", heads, n, m], f"ldn.product_state %b, %c {{{chunks}}}"),
                             ("result", wide, f"ldn.product_apply %a, %s of %b, %c {{{chunks}}}")],
                            lambda a, b, c, direction=direction: gradients.product(a, b, c, heads, direction), sizes)
    yield one("product_state", {"b": narrow, "c": wide}, "ldn.product_state %b, %c {heads = 2 : i64}",
              lambda b, c: gradients.product_state(b, c, heads), state, sizes=LONG)
    # The second state is the first one transposed.
    yield Operation("product_exchanged", {"b": narrow, "c": wide},
                    [("y", wide, "ldn.attention_product %b, %b, %c {heads = 2 : i64}"),
                     ("result", narrow, "ldn.attention_product %y, %c, %b {heads = 2 : i64}")],
                    lambda b, c: gradients.product(gradients.product(b, b, c, heads, "all"), c, b, heads, "all"), SIZES)
    yield one("transpose_state", {"x": ["B", heads, 37, 21]}, "ldn.transpose %x", lambda x: x.swapaxes(-1, -2), ["B", heads, 21, 37])
    yield one("product_apply", {"a": narrow, "s": state}, "ldn.product_apply %a, %s {heads = 2 : i64}",
              lambda a, s: gradients.product_apply(a, s, heads), wide)
    yield one("extend_heads", {"x": wide}, "ldn.extend_heads %x {heads = 2 : i64}", lambda x: gradients.extend(x, heads), extended)
    yield one("shrink_heads", {"g": extended}, "ldn.shrink_heads %g {heads = 2 : i64}", lambda g: gradients.shrink(g, heads), wide)
    for form in ("average", "laplacian"):
        for normalize in ("rows", "none"):
            yield one(f"attention_norm_grad_{form}_{normalize}", {"sums": Input(extended, positive), "v": wide, "g": wide},
                      f"ldn.attention_norm_grad %sums, %v, %g {{heads = 2 : i64, eps = 0.01 : f64, "
                      f"form = #ldn.attention<{form}>, normalize = #ldn.normalize<{normalize}>}}",
                      lambda sums, v, g, form=form, normalize=normalize: gradients.attention_norm(sums, v, g, heads, form, normalize, 0.01),
                      extended)
    for normalize in ("rows", "none"):
        yield one(f"attention_value_grad_{normalize}", {"sums": extended, "g": wide},
                  f"ldn.attention_value_grad %sums, %g {{heads = 2 : i64, normalize = #ldn.normalize<{normalize}>}}",
                  lambda sums, g, normalize=normalize: gradients.attention_value(sums, g, heads, normalize), wide)


def dropout():
    for width in (D, 64, 67, 192, 3):
        for rate, seed, step in ((0.1, 7, 3), (0.75, -1, 2**40 + 1)):
            name = f"dropout_{width}_{int(rate * 100)}"
            yield Operation(name, {"x": ["B", "T", width]},
                            [("seed", None, f"arith.constant {seed} : i64"), ("step", None, f"arith.constant {step} : i64"),
                             ("result", ["B", "T", width],
                              f'ldn.dropout %x random %seed, %step {{rate = {rate} : f64, path = "layer.0.dropout"}}')],
                            lambda x, rate=rate, seed=seed, step=step: gradients.dropout(x, rate, "layer.0.dropout", seed, step))


def group(name, operations):
    return Group(name, list(operations)).operations


def tokens_known(operation):
    """Dense kernels have a known number of tokens, which their operations also take as an index."""
    for name, given in operation.inputs.items():
        if any("%t " in text or "%t:" in text for _, _, text in operation.steps) and name == "k":
            operation.steps.insert(0, ("t", None, f"arith.constant {given.shape[0]} : index"))
            break
    return operation


OPERATIONS = [*group("AdjointsLocal", local()), *group("AdjointsInput", inputs_and_losses()),
              *group("AdjointsStencil", stencils()), *group("AdjointsKernel", map(tokens_known, kernel_gradients())),
              *group("AdjointsAttention", attention()), *group("AdjointsDropout", dropout()), *group("AdjointsPacking", packing())]
NAMED = {operation.name: operation for operation in OPERATIONS}


def pair(of, x, transposed, y, **options):
    return Transposes(NAMED[of], x, NAMED[transposed], y, **options)


def transposes():
    yield pair("linear", "x", "linear_in_out", "g")
    yield pair("slice", "x", "pad", "g")
    yield pair("sum", "x", "broadcast", "g")
    yield pair("embedding", "table", "embedding_grad", "g")
    yield pair("patches", "x", "unpatch", "g")
    yield pair("extend_heads", "x", "shrink_heads", "g", affine=True)
    for name in NAMED:
        if f"{name}_transposed" in NAMED:
            x = "x" if name.startswith("dwconv") else "h"
            yield pair(name, x, f"{name}_transposed", x)
    yield pair("linear", "w", f"linear_weight_grad_{WIDE}_{D}", "g")
    yield pair("dwconv_4_3", "w", "tap_grad_4_3", "g")
    opposite = {"all": "all", "past": "future", "future": "past"}
    # y = product(a, b, c; dir): da = product(g, c, b; dir), db = product(c, g, a; dir'), dc = product(b, a, g; dir'), where
    # the operation in the table with the shapes of the adjoint's operands stands for it.
    for direction, other in opposite.items():
        yield Swapped(f"attention_product_{direction}", "a", "gcb", direction)
        yield Swapped(f"attention_product_{direction}", "b", "cga", other)
        yield Swapped(f"attention_product_{direction}", "c", "bag", other)


class Swapped:
    """A product and one of its adjoints, which takes the operands in another order."""

    def __init__(self, of, x, order, direction):
        self.of, self.x, self.order = NAMED[of], x, order
        shapes = {**{name: given.shape for name, given in self.of.inputs.items()}, "g": self.of.result}
        text = ", ".join(f"%{name}" for name in order)
        self.adjoint = one(f"{of}_adjoint_{x}", {name: shapes[name] for name in order},
                           f"ldn.attention_product {text} {{heads = 2 : i64, direction = #ldn.direction<{direction}>}}",
                           None, shapes[x])

    def pair(self):
        return Transposes(self.of, self.x, self.adjoint, "g")


def all_cases():
    pairs = list(transposes())
    swapped = [item for item in pairs if isinstance(item, Swapped)]
    group("AdjointsProduct", [item.adjoint for item in swapped])
    return [*OPERATIONS, *(item.pair() if isinstance(item, Swapped) else item for item in pairs)]


CASES = all_cases()

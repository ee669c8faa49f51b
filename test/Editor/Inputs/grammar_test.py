"""Checks the TextMate grammar of editors/vscode: its words are those of the compiler, and examples get the colours they should.

usage: grammar_test.py SOURCE
"""
import json
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
folder = source / "editors" / "vscode"
frontend = source / "lib" / "Frontend"


def read(*path):
    return frontend.joinpath(*path).read_text(encoding="utf-8")


# Every JSON file of the extension is one, and names files that there are.
manifest = json.loads((folder / "package.json").read_text())
json.loads((folder / "language-configuration.json").read_text())
contributes = manifest["contributes"]
for path in [manifest["main"], contributes["languages"][0]["configuration"], contributes["grammars"][0]["path"]]:
    assert (folder / path).is_file(), path
grammar = json.loads((folder / contributes["grammars"][0]["path"]).read_text(encoding="utf-8"))
assert grammar["scopeName"] == contributes["grammars"][0]["scopeName"]
repository = grammar["repository"]


# The words of the grammar are those of the compiler.
def words(rule):
    """The longest alternation of words in a pattern."""
    groups = [group for pattern in rule.get("patterns", [rule])
              for group in re.findall(r"\((?:\?:)?((?:\w+\|)*\w+)\)", pattern["match"])]
    return {word for group in groups for word in group.split("|")}


table = read("Builtins.def")
builtins = set(re.findall(r"^LDN_(?:ELEMENTWISE|FUNCTION|KERNEL)\(\s*(\w+),", table, re.M))
builtins |= set(re.findall(r"^LDN_(?:FORM|LATER)\(\s*\w+,\s*(\w+)[,)]", table, re.M))


def array(text, name):
    return set(re.findall(r'"(\w+)"', re.search(name + r"\[\] = \{(.*?)\};", text, re.S).group(1)))


keywords = read("Keywords.h")
parts = "".join(read(path.name) for path in sorted(frontend.glob("Parse*.cpp")))
between = set(re.findall(r'(?:accept|expect)\("(\w+)"|tok\(\)\.is\("(except)"\)', parts))
between = {word for pair in between for word in pair if word} | {"repeat"}
for rule, wanted in [("builtin", builtins), ("item", array(keywords, "items")),
                     ("statement", array(keywords, "statements") - {"repeat"}),
                     ("clause", array(keywords, "clauses")), ("between", between),
                     ("constant", {"true", "false"}), ("type", {"u8", "i32", "f32", "f64"})]:
    assert words(repository[rule]) == wanted, (rule, words(repository[rule]) ^ wanted)


# An editor takes the first match in a line, and of several the first pattern; Python has other names for classes.
def python(pattern):
    for theirs, ours in [(r"[\p{L}_\p{N}(-]", r"[\w(-]"), (r"\p{L}\p{M}\p{N}_", r"\w\u0300-\u036f"),
                         (r"[\p{L}_]", r"[^\W\d]")]:
        pattern = pattern.replace(theirs, ours)
    pattern = re.sub(r"\\x\{(\w+)\}", r"\\u\1", pattern)
    assert r"\p" not in pattern, pattern
    return re.compile(pattern)


def flatten(rules):
    for rule in rules:
        rule = repository[rule["include"][1:]] if "include" in rule else rule
        if "patterns" in rule:
            yield from flatten(rule["patterns"])
        else:
            yield python(rule["match"]), rule


rules = list(flatten(grammar["patterns"]))


def scopes(line):
    """(text, scope) of the parts of a line; the scope is "" where there is none."""
    at, parts = 0, []
    while at < len(line):
        matches = [(match.start(), order, match, rule) for order, (pattern, rule) in enumerate(rules)
                   if (match := pattern.search(line, at)) and match.end() > at]
        if not matches:
            parts.append((line[at:], ""))
            break
        _, _, match, rule = min(matches, key=lambda found: found[:2])
        parts.append((line[at : match.start()], ""))
        if "captures" in rule:
            end = match.start()
            for number, capture in sorted(rule["captures"].items()):
                parts += [(line[end : match.start(int(number))], ""), (match.group(int(number)), capture["name"])]
                end = match.end(int(number))
            parts.append((line[end : match.end()], ""))
        else:
            parts.append((match.group(), rule["name"]))
        at = match.end()
    return [(text, scope.removesuffix(".ldn")) for text, scope in parts if text]


def check(line, **wanted):
    found = {text: scope for text, scope in scopes(line)}
    for text, scope in wanted.items():
        assert found.get(text) == scope, (line, text, found.get(text), scope)


declaration, control, clause = "keyword.declaration", "keyword.control", "keyword.other.clause"
builtin, number, argument = "support.function", "constant.numeric", "variable.parameter"
check("dim B in 1..4096", dim=declaration, B="entity.name.type", **{"in": control, "1": number, "..": "keyword.operator"})
check("layer Ldn(h: [B]) -> [B] options rate = 0.1 {", layer=declaration, Ldn="entity.name.type", h=argument, options=control)
check("  let δt = diffuse(h, K, dt: param(1e-3, positive))   // let x", let=declaration, δt="variable.other.definition",
      diffuse=builtin, dt=argument, param=builtin, **{"1e-3": number, "// let x": "comment.line.double-slash"})
check("  param W: [D, D] = xavier()", param=declaration, W="variable.other.definition", xavier=builtin)
check("  repeat DEPTH as layer { h = Released(h) }", repeat=control, **{"as": control}, Released="entity.name.function")
check("  let repeat = 3; input = linear", let=declaration, repeat="variable.other.definition", linear=builtin)
check("  input  image: u8[B, 3] < N", input=declaration, u8="storage.type")
check("variant no_local of Cifar { Released.local := 0 }", variant=declaration, of=control, **{":=": "keyword.operator"})
check("  optimizer adamw(lr: 1e-3, decay: 0.05 except (bias, norm))", optimizer=clause, adamw=builtin, **{"except": control})
check("  batch 128   epochs 20   seed 0", batch=clause, epochs=clause, seed=clause)
check("  mask      text with MASK rate 0.15", mask=clause, **{"with": control}, rate=control)
check("  schedule  warmup(500) then cosine(to: 1e-5)", schedule=clause, then=control, to=argument)
check("  loss = mix(target, rate)", loss="variable.other.assignment", target="variable.other", rate="variable.other")

# Every word of the examples has a colour, and only punctuation has none.
lines = [line for path in sorted((source / "examples").glob("*.ldn")) for line in path.read_text(encoding="utf-8").split("\n")]
for line in lines:
    for text, scope in scopes(line):
        assert scope or not re.search(r"[^\s(){}\[\],.:;]", text), (line, text)
print(f"{len(builtins)} functions, {len(lines)} lines")

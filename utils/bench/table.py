"""Results as Markdown. A result is a dictionary, as run.py writes them to JSON."""


def markdown(results):
    names = results["peers"]
    head = ["case", "threads", "ours, ms", *(f"{title}, ms" for title in names.values()), "best peer / ours", "tokens/s", "GFLOP/s",
            "GB/s", "of the limit", "ours, MiB", "least of the peers, MiB"]
    lines = [row(head), row(["---"] * len(head))]
    notes = []
    for line in results["rows"]:
        lines.append(row(cells(line, names, results["limits"], notes)))
    text = [machine(results), "", *lines, ""]
    text += [f"{mark(index)} {note}  " for index, note in enumerate(notes, 1)]
    return "\n".join(text).rstrip() + "\n"


def machine(results):
    limits = "; ".join(f"{threads} {'thread' if threads == '1' else 'threads'}: {limit['flops'] * 1e-9:.1f} GFLOP/s in registers, "
                       f"{limit['bytes'] * 1e-9:.1f} GB/s copying" for threads, limit in results["limits"].items())
    return f"{results['cpu']}, {results['versions']}; float32, medians of {results['rounds']} alternating rounds. Limits: {limits}."


def cells(line, names, limits, notes):
    ours = line.get("ours")
    if ours is None:
        return [line["case"], str(line["threads"]), "fails" + noted(line["failed"], notes)] + [""] * (len(names) + 7)
    theirs = [peer(line, name, notes) for name in names]
    seconds = ours["seconds"]
    best = fastest(line)
    least = min((result["memory"] for result in line["peers"].values()), default=0)
    return [line["case"], str(line["threads"]), milliseconds(seconds), *theirs, f"{best / seconds:.2f}" if best else "",
            f"{line['tokens'] / seconds:,.0f}" if line["tokens"] else "", rate(line["flops"] / seconds), rate(line["bytes"] / seconds),
            f"{100 * share(line, limits):.0f} %", mebibytes(ours["memory"]), mebibytes(least)]


def peer(line, name, notes):
    if name in line["peers"]:
        return milliseconds(line["peers"][name]["seconds"])
    return "–" + noted(line["reasons"][name], notes) if name in line["reasons"] else ""


def fastest(line):
    """Seconds of the best peer; 0 where there is none."""
    return min((result["seconds"] for result in line["peers"].values()), default=0)


def share(line, limits):
    """The time that the limits allow over the time taken. Above 1 where what moves stays in a cache."""
    limit = limits[str(line["threads"])]
    return max(line["flops"] / limit["flops"], line["bytes"] / limit["bytes"]) / line["ours"]["seconds"]


def noted(reason, notes):
    if reason not in notes:
        notes.append(reason)
    return f" {mark(notes.index(reason) + 1)}"


def mark(number):
    return f"[{number}]"


def milliseconds(seconds):
    return f"{1e3 * seconds:.3g}" if seconds < 0.1 else f"{1e3 * seconds:.0f}"


def rate(value):
    return f"{value * 1e-9:.3g}" if value else ""


def mebibytes(value):
    return f"{value / 2**20:.0f}" if value else ""


def row(texts):
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"

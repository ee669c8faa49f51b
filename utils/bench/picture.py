"""Results as a picture: one line a case and number of threads, one dot a peer at its time over ours, on a logarithmic axis."""

import math
from html import escape

COLOURS = {"torch": "#d95f02", "compile": "#e6ab02", "jax": "#1b9e77", "iree": "#7570b3", "onednn": "#666666"}
LINE, LEFT, WIDTH, TOP = 16, 330, 620, 56
LOW, HIGH = 0.25, 16  # of the axis; dots beyond stand at its ends


def svg(results):
    rows = [line for line in results["rows"] if line.get("ours")]
    height = TOP + LINE * len(rows) + 30
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 30}" height="{height}" font-family="sans-serif" '
           'font-size="11">', '<rect width="100%" height="100%" fill="white"/>',
           f'<text x="{LEFT}" y="16" font-size="13">time of each peer / time of ours (right of 1: ours is faster)</text>']
    place = LEFT
    for name, title in results["peers"].items():
        out.append(f'<circle cx="{place + 5}" cy="30" r="4" fill="{COLOURS[name]}"/><text x="{place + 13}" y="34">{escape(title)}</text>')
        place += 24 + 7 * len(title)
    bottom = TOP + LINE * len(rows)
    tick = LOW
    while tick <= HIGH:
        x = across(tick)
        out.append(f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{bottom}" stroke="{"#000" if tick == 1 else "#ddd"}"/>'
                   f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>')
        tick *= 2
    for index, line in enumerate(rows):
        y = TOP + LINE * index + 6
        label = f"{line['case']}, {line['threads']} thr."
        out.append(f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(label)}</text>')
        for name, result in line["peers"].items():
            ratio = result["seconds"] / line["ours"]["seconds"]
            out.append(f'<circle cx="{across(ratio):.1f}" cy="{y}" r="4" fill="{COLOURS[name]}" fill-opacity="0.85">'
                       f'<title>{escape(label)}: {escape(results["peers"][name])} / ours = {ratio:.2f}</title></circle>')
    return "\n".join([*out, "</svg>"]) + "\n"


def across(ratio):
    part = math.log(min(max(ratio, LOW), HIGH) / LOW) / math.log(HIGH / LOW)
    return LEFT + WIDTH * part

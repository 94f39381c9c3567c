"""`make drawing`: docs/house.svg, the layers of the program and who imports whom, drawn from the imports themselves.

tests/docs/test_drawing.py fails when an arrow of the drawing and the imports of the program are no longer the same.
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "house.svg"
GROUND = "domain"
"""The layer that nearly all stand on: drawn as the ground under those that import it, instead of an arrow from each."""
WIDTH, BOX, HEIGHT, ROW, MARGIN, GAP = 1600, 132, 40, 124, 30, 8
INK, LINE, PAPER, FILL = "#1b2733", "#5b6b7a", "#ffffff", "#eef3f7"

Imports = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Place:
    """Where a box stands: the middle of its upper edge."""

    x: float
    y: float


def layer_of(path: Path, root: Path = ROOT) -> str:
    """`lib/warehouse/build.py` -> warehouse, `pages/kilder.py` -> pages, `app.py` -> app."""
    parts = path.relative_to(root).with_suffix("").parts
    return parts[1] if parts[0] == "lib" and len(parts) > 1 else parts[0]


def imports(root: Path = ROOT) -> Imports:
    """Layer -> the layers of ours that it imports, as the files say it."""
    found: dict[str, set[str]] = {}
    for path in [*root.glob("lib/**/*.py"), *root.glob("pages/*.py"), *root.glob("*.py")]:
        layer = layer_of(path, root)
        if layer == "__init__":
            continue
        own = found.setdefault(layer, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            own |= set(_layers(node)) - {layer}
    return {layer: frozenset(own) for layer, own in sorted(found.items())}


def _layers(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Import):
        names = [alias.name.split(".") for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module:
        names = [[*node.module.split("."), alias.name] for alias in node.names]
    else:
        return ()
    return (name[1] for name in names if name[0] == "lib" and len(name) > 1)


def heights(found: Imports) -> dict[str, int]:
    """How many layers stand under each, the ground left out: 0 imports nothing but the ground.

    Raises ValueError when layers import each other in a ring.
    """
    known: dict[str, int] = {}

    def height(layer: str, over: tuple[str, ...] = ()) -> int:
        if layer in over:
            raise ValueError(f"{' -> '.join((*over, layer))} is a ring")
        if layer not in known:
            below = [height(each, (*over, layer)) for each in found.get(layer, ()) if each != GROUND]
            known[layer] = 1 + max(below, default=-1)
        return known[layer]

    for layer in found:
        height(layer)
    return {layer: known[layer] for layer in sorted(known) if layer != GROUND}


def places(found: Imports) -> dict[str, Place]:
    """The layers in rows, the highest above; within a row near those that import them, so that few lines cross."""
    height = heights(found)
    at: dict[str, Place] = {}
    top = max(height.values())
    for level in range(top, -1, -1):
        row = [layer for layer in height if height[layer] == level]
        row.sort(key=lambda layer: (_middle((each for each in found if layer in found[each]), at), layer))
        step = (WIDTH - 2 * MARGIN) / len(row)
        for order, layer in enumerate(row):
            at[layer] = Place(MARGIN + step * (order + 0.5), MARGIN + ROW * (top - level))
    return at


def _middle(others: Iterable[str], at: Mapping[str, Place]) -> float:
    known = [at[layer].x for layer in others if layer in at]
    return sum(known) / len(known) if known else 0.0


def drawing(found: Imports) -> str:
    """The whole picture as SVG text; the same imports always give the same text."""
    at = places(found)
    ground = max(place.y for place in at.values()) + ROW
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {ground + HEIGHT + MARGIN:.0f}" role="img" '
        f'font-family="sans-serif" font-size="14">',
        f"<title>{escape(alternative(found))}</title>",
        f'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto"><path d="M0 0L8 4L0 8z" fill="{LINE}"/></marker></defs>',
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
    ]
    lines += [
        _arrow(at[layer], at[below]) for layer in at for below in sorted(found[layer]) if below != GROUND
    ]
    wide = min(
        BOX, min(abs(a.x - b.x) for a in at.values() for b in at.values() if a.x != b.x and a.y == b.y) - GAP
    )
    lines += [_box(layer, at[layer], wide, GROUND in found[layer]) for layer in at]
    lines.append(
        f'<rect x="{MARGIN}" y="{ground:.0f}" width="{WIDTH - 2 * MARGIN}" height="{HEIGHT}" rx="4" fill="{INK}"/>'
        f'<text x="{WIDTH / 2:.0f}" y="{ground + 26:.0f}" text-anchor="middle" fill="{PAPER}">'
        f"{GROUND}: imported by every box with a thick lower edge</text>"
    )
    return "\n".join([*lines, "</svg>", ""])


def alternative(found: Imports) -> str:
    """What the picture says, as text: 'app imports gate, ui; ...'."""
    said = (f"{layer} imports {', '.join(sorted(below))}" for layer, below in found.items() if below)
    return "; ".join(said) + "."


def _arrow(start: Place, end: Place) -> str:
    """From the lower edge of one box to the upper edge of another, bent so that lines leave and arrive upright."""
    top, bottom = start.y + HEIGHT, end.y - 2
    bend = (bottom - top) * 0.45
    return (
        f'<path d="M{start.x:.0f} {top:.0f}C{start.x:.0f} {top + bend:.0f} {end.x:.0f} {bottom - bend:.0f} '
        f'{end.x:.0f} {bottom:.0f}" fill="none" stroke="{LINE}" stroke-width="1.1" marker-end="url(#tip)"/>'
    )


def _box(layer: str, place: Place, wide: float, on_ground: bool) -> str:
    left, below = place.x - wide / 2, place.y + HEIGHT
    edge = (
        f'<path d="M{left:.0f} {below:.0f}h{wide:.0f}" stroke="{INK}" stroke-width="5"/>' if on_ground else ""
    )
    return (
        f'<rect x="{left:.0f}" y="{place.y:.0f}" width="{wide:.0f}" height="{HEIGHT}" rx="4" fill="{FILL}" '
        f'stroke="{INK}"/>{edge}<text x="{place.x:.0f}" y="{place.y + 25:.0f}" text-anchor="middle" '
        f'fill="{INK}">{escape(layer)}</text>'
    )


def main() -> None:
    """Write the drawing."""
    TARGET.write_text(drawing(imports()), encoding="utf-8")


if __name__ == "__main__":
    main()

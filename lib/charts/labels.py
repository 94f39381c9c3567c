"""Direct labels at the ends of lines, moved apart so that none covers another."""

from collections.abc import Sequence


def spread(values: Sequence[float], gap: float) -> list[float]:
    """Positions for labels of `values`, in the same order, at least `gap` apart and as near as that allows.

    Labels that crowd are pushed apart evenly around their middle; their order is kept.
    """
    order = sorted(range(len(values)), key=lambda index: values[index])
    groups: list[list[int]] = []
    for index in order:
        groups.append([index])
        while (
            len(groups) > 1 and _bottom(groups[-1], values, gap) < _top(groups[-2], values, gap) + gap - 1e-12
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed = [0.0] * len(values)
    for group in groups:
        start = _bottom(group, values, gap)
        for step, index in enumerate(group):
            placed[index] = start + step * gap
    return placed


def _bottom(group: list[int], values: Sequence[float], gap: float) -> float:
    middle = sum(values[index] for index in group) / len(group)
    return middle - gap * (len(group) - 1) / 2


def _top(group: list[int], values: Sequence[float], gap: float) -> float:
    return _bottom(group, values, gap) + gap * (len(group) - 1)

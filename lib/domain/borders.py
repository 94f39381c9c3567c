"""What if an afdeling belonged to another zone, or there were one zone more? The question, and the shape of its answer.

Rules of the answer: docs/architecture.md, "Moved borders". The real zones are never touched.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_MOVED = 12
"""Afdelinger that one question may move: more is a new plan, and a question of its own."""
MOST_NEW = 2
LONGEST_NAME = 60


class BorderRefused(Exception):
    """The question makes no sense as asked; the message says why in Danish."""


@dataclass(frozen=True)
class Home:
    """An afdeling as it stands today: its name, and the area id of its zone ('' where it has none)."""

    name: str
    zone: str


@dataclass(frozen=True)
class BorderChange:
    """`moves`: (area id of an afdeling, area id of a zone or the name of a new one), by afdeling; `new_zones`: the
    names of zones that do not exist, in the order of the question. A new zone's id is its name."""

    moves: tuple[tuple[str, str], ...]
    new_zones: tuple[str, ...] = ()

    def zones_after(self, before: Mapping[str, str]) -> dict[str, str]:
        """Zone by afdeling once moved; `before` is the zone of each afdeling on the day of the figures."""
        return {**before, **dict(self.moves)}

    def flows(self, before: Mapping[str, str]) -> dict[tuple[str, str], frozenset[str]]:
        """The afdelinger that go from one zone to another, by (from, to). One without a zone comes from ''."""
        gathered: dict[tuple[str, str], set[str]] = {}
        for area, zone in self.moves:
            if before.get(area, "") != zone:
                gathered.setdefault((before.get(area, ""), zone), set()).add(area)
        return {way: frozenset(areas) for way, areas in gathered.items()}


@dataclass(frozen=True)
class ShownSum:
    """A count that a what-if zone was answered with: the sum of `areas`' counts. Whoever asked knows it for good.

    `version` is the data's when it was answered."""

    indicator_id: str
    period_end: dt.date
    areas: frozenset[str]
    count: int
    version: str


class Standing(StrEnum):
    """What is said of a zone in the answer."""

    SAME = "uændret"
    SHOWN = "vist"
    HIDDEN = "kan ikke vises"
    MISSING = "ikke opgjort"


@dataclass(frozen=True)
class Figure:
    """A figure: `value` in the indicator's unit (pct 0-100, per 100, count), persons `numerator` of `denominator`
    (None where there is no n), and the 95 % interval `low`..`high` of the value (None without n)."""

    value: float
    numerator: int
    denominator: int | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Difference:
    """What-if minus real in the unit of the value (percentage points for a share), with its 95 % interval where the
    counts have one."""

    value: float
    low: float | None = None
    high: float | None = None

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


@dataclass(frozen=True)
class BorderRow:
    """One indicator in one zone. `real` is the zone's roll-up in the public data (None: masked, or the zone is new);
    `what_if` None unless `standing` is SHOWN, or SAME with a `real` one; `why` says why it cannot be shown. Of the
    what-if zone's `areas` afdelinger `covered` are counted."""

    indicator_id: str
    label: str
    unit: str
    period_end: dt.date
    provenance: str
    zone: str
    zone_name: str
    standing: Standing
    why: str
    real: Figure | None
    what_if: Figure | None
    difference: Difference | None
    covered: int
    areas: int


@dataclass(frozen=True)
class BorderNeed:
    """An activity's need when the borders move: persons by zone, real and what-if, and the dækning (0-1) of the hours
    as they stand. `basis` is 'published', 'proxy' or 'demo'."""

    activity_id: str
    name: str
    basis: str
    real: tuple[tuple[str, float], ...]
    what_if: tuple[tuple[str, float], ...]
    real_coverage: float
    what_if_coverage: float


@dataclass(frozen=True)
class BorderAnswer:
    """The whole answer. `zones`: (id, name) with the new ones last; `moved`: (afdeling, from, to) by name.

    `needs_left` names the activities whose need is known per zone only, `needs_hidden` those whose need would show what
    cannot be shown. `demo`: some figure is made up."""

    change: BorderChange
    zones: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str, str], ...]
    rows: tuple[BorderRow, ...]
    needs: tuple[BorderNeed, ...]
    needs_left: tuple[str, ...]
    needs_hidden: tuple[str, ...]
    demo: bool

    def counted(self, standing: Standing) -> int:
        """How many figures stand so."""
        return sum(row.standing is standing for row in self.rows)


def border_change(
    asked: Sequence[tuple[str, str]],
    new_zones: Sequence[str],
    homes: Mapping[str, Home],
    zones: Mapping[str, str],
) -> BorderChange:
    """The question once it makes sense. `asked`: (afdeling id, zone id or zone name); `homes` by afdeling id; `zones`:
    name by zone id. Raises BorderRefused with a Danish sentence."""
    made = _new_names(new_zones, zones)
    if not asked:
        raise BorderRefused("Vælg mindst én afdeling, der skal skifte zone.")
    if len(asked) > MOST_MOVED:
        raise BorderRefused(f"Højst {MOST_MOVED} afdelinger kan flyttes i ét spørgsmål; der er {len(asked)}.")
    moves: dict[str, str] = {}
    for area, wanted in asked:
        if area not in homes:
            raise BorderRefused(f"Afdelingen «{area}» findes ikke i planen.")
        if area in moves:
            raise BorderRefused(f"Afdelingen {homes[area].name} er nævnt to gange.")
        moves[area] = _zone(wanted, zones, made)
        if moves[area] == homes[area].zone:
            raise BorderRefused(f"Afdelingen {homes[area].name} ligger allerede i {zones[moves[area]]}.")
    change = BorderChange(tuple(sorted(moves.items())), made)
    _require_inhabited(change, homes, zones)
    return change


def _new_names(names: Sequence[str], zones: Mapping[str, str]) -> tuple[str, ...]:
    made = tuple(name.strip() for name in names)
    taken = {word.casefold() for pair in zones.items() for word in pair}
    if len(made) > MOST_NEW:
        raise BorderRefused(f"Højst {MOST_NEW} nye zoner kan prøves i ét spørgsmål.")
    for place, name in enumerate(made):
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise BorderRefused(f"En ny zone skal have et navn på højst {LONGEST_NAME} tegn.")
        if name.casefold() in taken or name.casefold() in {other.casefold() for other in made[:place]}:
            raise BorderRefused(f"Der er allerede en zone, der hedder «{name}».")
    return made


def _zone(wanted: str, zones: Mapping[str, str], made: Collection[str]) -> str:
    word = wanted.strip()
    if word in zones or word in made:
        return word
    named = [zone for zone, name in zones.items() if name.casefold() == word.casefold()]
    if len(named) != 1:
        raise BorderRefused(
            f"Zonen «{wanted}» findes ikke. Planens zoner er {', '.join(zones)}; en ny zone skal nævnes som ny."
        )
    return named[0]


def _require_inhabited(change: BorderChange, homes: Mapping[str, Home], zones: Mapping[str, str]) -> None:
    after = set(change.zones_after({area: home.zone for area, home in homes.items()}).values())
    for zone in (*zones, *change.new_zones):
        was = any(home.zone == zone for home in homes.values())
        if zone not in after and zone in change.new_zones:
            raise BorderRefused(f"Den nye zone «{zone}» får ingen afdelinger. Flyt mindst én til den.")
        if zone not in after and was:
            raise BorderRefused(f"{zones[zone]} ville stå uden afdelinger. Lad mindst én blive.")

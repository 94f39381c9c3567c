"""A small made-up plan whose names the made files use."""

from lib.domain.datatraek.known_names import KnownAfdeling, KnownArea, KnownNames
from lib.domain.indicator import Indicator, Kind, Polarity

NORTH, SOUTH = "Boligselskabet Nord", "Boligselskabet Syd"


def indicator(indicator_id: str, label: str, kind: Kind, unit: str, period_rule: str) -> Indicator:
    return Indicator(
        indicator_id=indicator_id,
        label=label,
        short_label=label,
        concept=indicator_id,
        theme="Tema",
        unit=unit,
        kind=kind,
        age_band="alle",
        polarity=Polarity.LOWER,
        additive=kind is Kind.SHARE,
        sensitive=False,
        period_rule=period_rule,
        source_id="kilde",
    )


AREAS = [
    KnownArea("zone_a", "Zone 1", "zone", "1"),
    KnownArea("zone_b", "Zone 2", "zone", "2"),
    KnownArea("hele", "Zonerne samlet", "plan", ""),
]
AFDELINGER = [
    KnownAfdeling("nord_11", "Bøgeparken", NORTH, "11", ("Elmeparken",), "zone_a", True),
    KnownAfdeling("nord_12", "Ærøvænget", NORTH, "12", (), "zone_b", True),
    KnownAfdeling("syd_11", "Skovhøj", SOUTH, "11", (), "zone_b", True),
]
INDICATORS = [
    indicator("andel", "Andel med noget", Kind.SHARE, "pct", "10-01"),
    indicator("aarlig", "Årlig andel", Kind.SHARE, "pct", "aar"),
    indicator("ledige", "Ledige", Kind.COUNT, "antal", "dato"),
    indicator("grad", "Ledighedsgrad", Kind.SHARE, "pct", "dato"),
    indicator("karakter", "Karakterer", Kind.MEAN, "karakter", "skoleaar"),
]
ACTIVITIES = {"klub": ("Bemandede klubber", "Klubber")}


def names() -> KnownNames:
    """What the made-up plan knows by name."""
    return KnownNames(AREAS, AFDELINGER, INDICATORS, ACTIVITIES)

"""*Potentiale* in words: the finding, why there is none, and kroner as a board reads them.

Demo values carry no headline; kroner never stand without the stamp that they are an assumption.
"""

from lib.domain.indicator import Indicator
from lib.domain.numbers import count, number, pct
from lib.domain.potential import Answer, Level, Persons, Potential, Worth, has_unit_value

MILLION = 1000.0
"""In 1.000 kr."""

_WHY = {
    Answer.MAALESTOK: "Området er selv det niveau, der holdes op mod.",
    Answer.UDEN_ANTAL: "Antallet bag procenten er ikke oplyst, så afstanden kan ikke siges i personer.",
    Answer.DISKRETIONERET: "Tallet vises ikke: så få personer, at det kunne pege på én af dem.",
    Answer.MANGLER: "Tallet mangler.",
    Answer.UDEN_NIVEAU: "Der er intet tal at holde op mod fra samme periode.",
}
_SHORT_WHY = {
    Answer.MAALESTOK: "er selv niveauet",
    Answer.UDEN_ANTAL: "antallet bag procenten er ikke oplyst",
    Answer.DISKRETIONERET: "diskretioneret",
    Answer.MANGLER: "mangler",
    Answer.UDEN_NIVEAU: "intet tal at holde op mod",
}


def potential_finding(found: Potential, level: Level, indicator: Indicator) -> str:
    """The headline of one area: persons, that it is uncertain, that there is no distance, or that it is not known."""
    name = indicator.short_label
    if found.is_demo:
        return f"{name}, {found.name}: demotal, som ikke giver et potentiale"
    if found.answer is Answer.INGEN:
        return f"{name}: ingen afstand fra {found.name} til {level.words}"
    if found.answer is Answer.MAALESTOK:
        return f"{name}: {found.name} er selv det niveau, der holdes op mod"
    if found.distance is None:
        return f"{name}: potentialet i {found.name} kan ikke regnes ud"
    if not found.certain:
        most = persons_words(found.distance.high)
        return f"{name}: afstanden fra {found.name} til {level.words} er usikker, fra ingen til {most}"
    return f"{name}: {persons_words(found.distance.mid)} skiller {found.name} fra {level.words}"


def why_words(found: Potential) -> str:
    """Why an area has no distance in persons; empty where it has one, or none to go."""
    return _WHY.get(found.answer, "")


def share_words(found: Potential, level: Level) -> str:
    """'47,9 % mod 22,3 %, kommunens niveau': all that can be said without the persons."""
    if found.share is None or found.level is None or found.answer is Answer.MAALESTOK:
        return ""
    return f"{pct(found.share)} mod {pct(found.level)}, {level.words}."


def distance_words(found: Potential) -> str:
    """Beside a bar: '126 personer (96 til 158)', 'ingen afstand', or why there is none."""
    if found.distance is None:
        why = _SHORT_WHY[found.answer]
        return why if found.share is None else f"{pct(found.share)}, {why}"
    span = f"{count(found.distance.low)} til {count(found.distance.high)}"
    if found.answer is Answer.INGEN:
        return "ingen afstand" if found.distance.high < 1 else f"ingen afstand ({span})"
    return f"{persons_words(found.distance.mid)} ({span}{'' if found.certain else ', usikkert'})"


def counted_words(found: Potential) -> str:
    """How the persons behind 100 % are known, where the source prints only the share and its persons."""
    if found.counted or found.now is None or found.share is None or found.distance is None:
        return ""
    return (
        f"Kilden har {count(found.now)} personer og {pct(found.share)} i {found.name}: antallet bag 100 % og "
        "intervallet er regnet ud af de to."
    )


def unit_value_words(indicator: Indicator) -> str:
    """Why an indicator has no kroner; empty where it has."""
    if has_unit_value(indicator):
        return ""
    return (
        "Her er kun personer og ingen kroner: kilderne til enhedsværdien handler om at komme i arbejde, og det gør "
        f"»{indicator.short_label}« ikke."
    )


def persons_words(persons: float) -> str:
    """'1 person', '126 personer'."""
    whole = count(persons)
    return f"{whole} person" if whole == "1" else f"{whole} personer"


def span_words(persons: Persons) -> str:
    """'126 personer (95 %-interval 96 til 158)'."""
    return f"{persons_words(persons.mid)} (95 %-interval {count(persons.low)} til {count(persons.high)})"


def kroner(thousands: float) -> str:
    """`thousands` in 1.000 kr.: 840 -> '840.000 kr.', 8817 -> '8,8 mio. kr.'."""
    rounded = round(thousands)
    return (
        f"{number(rounded / MILLION, 1)} mio. kr." if rounded >= MILLION else f"{count(rounded * 1000)} kr."
    )


def worth_words(made: Worth) -> tuple[str, str]:
    """'Lav 5,3 mio. kr., høj 17,1 mio. kr. om året.', and the span with the distance's own interval too."""
    return (
        f"Lav {kroner(made.low)}, høj {kroner(made.high)} om året.",
        f"Med afstandens egen usikkerhed: fra {kroner(made.least)} til {kroner(made.most)} om året.",
    )

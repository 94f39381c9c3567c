"""What *Potentiale* says beside its bars: persons and kroner under the user's own assumptions, and the table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date
from lib.domain.effect.sentences import STAMP
from lib.domain.indicator import Indicator
from lib.domain.numbers import count, pct
from lib.domain.potential import (
    Answer,
    Level,
    Potential,
    UnitValue,
    has_unit_value,
    staying,
    total_persons,
    worth,
)
from lib.domain.sentences_potential import (
    counted_words,
    kroner,
    persons_words,
    share_words,
    span_words,
    unit_value_words,
    why_words,
    worth_words,
)
from lib.domain.statistics.errors import InvalidNumbers
from lib.ui.frame import caption, demo_notice, empty_state, section
from lib.ui.markup import element, join, text
from lib.ui.potential_choices import EVERYBODY, STAYERS_NOTE, Assumptions, chosen_stayers, chosen_values

_OTHER_LEVEL = "Vælg noget andet at holde op mod."
_WITH_COUNTS = "Vælg en anden indikator, eller indlæs et datatræk, der har antal med."
_WHAT_TO_DO = {
    Answer.MAALESTOK: _OTHER_LEVEL,
    Answer.UDEN_NIVEAU: _OTHER_LEVEL,
    Answer.UDEN_ANTAL: _WITH_COUNTS,
    Answer.MANGLER: _WITH_COUNTS,
    Answer.DISKRETIONERET: "Vælg en anden indikator.",
}
UNCERTAIN = "Afstanden kan ikke skelnes fra ingen, så intet enkelt beløb kan siges."
GUIDE = (
    "Grå: personer på niveauet. Farvet: afstanden, orange, når intervallet ikke rummer 0. Ramme uden fyld: personer, "
    "der mangler. Stregen er 95 %-intervallet."
)


def draw_worth(found: Potential, indicator: Indicator, unit_values: pd.DataFrame) -> None:
    """The large number with its span, the stamp and the assumptions; `unit_values` as the question of that name."""
    first = unit_values.to_dict("records")[:1]
    priced = bool(first) and has_unit_value(indicator)
    place = st.container()
    section("Forudsætninger", "Kan ændres; de står alle i sidens adresse")
    if priced:
        (unit_value,) = first
        own = chosen_values({name: float(unit_value[name]) for name in ("low", "mid", "high")})
        caption(f"{unit_value['name']}: {unit_value['unit']}, prisår {unit_value['price_year']}.")
        caption(f"Kilde: {unit_value['source']}. {unit_value['note']}")
    else:
        own = Assumptions(chosen_stayers(), 0, 0, 0)
    caption(STAYERS_NOTE)
    with place:
        _draw_result(found, own, priced)
        if not priced:
            caption(unit_value_words(indicator) or "Planen har ingen enhedsværdi, så der er ingen kroner.")


def _draw_result(found: Potential, own: Assumptions, priced: bool) -> None:
    if found.distance is None or found.answer is not Answer.AFSTAND:
        section("Ingen afstand", "Der er ingen personer at regne med.")
        return
    persons = staying(found.distance, own.stayers_pct)
    who = "" if own.stayers_pct == EVERYBODY else f", når {pct(own.stayers_pct, 0)} bliver boende"
    try:
        made = worth(persons, UnitValue(own.low, own.mid, own.high)) if priced else None
    except InvalidNumbers as refused:
        demo_notice(str(refused))
        made = None
    demo = "Demo: opdigtede tal" if found.is_demo else ""
    if made is None:
        _large(count(persons.mid), f"personer{who}", f"{span_words(persons)}.", stamp=demo)
        return
    stamp = f"{demo}. {STAMP}" if demo else STAMP
    of_whom = f"For {span_words(persons)}{who}."
    if found.certain:
        per_person = f"om året ved {count(own.mid)}.000 kr. pr. person"
        _large(kroner(made.mid), per_person, *worth_words(made), of_whom, stamp=stamp)
    else:
        _large(f"0 til {kroner(made.most)}", "om året, usikkert", UNCERTAIN, of_whom, stamp=stamp)


def _large(value: str, unit: str, *lines: str, stamp: str = "") -> None:
    number = element("p", text(value), element("small", text(unit)), class_="zk-value")
    stamped = element("p", element("b", text(stamp)), role="note") if stamp else ""
    below = join(element("p", text(line), class_="zk-quiet") for line in lines)
    st.html(element("div", number, stamped, below, class_="zk-card"))


def demo_words(shown: Sequence[Potential]) -> str:
    """What of the part is demo, in a few words; empty when nothing is."""
    made_up = sum(each.is_demo for each in shown)
    if not made_up:
        return ""
    known = sum(each.share is not None for each in shown)
    return "Demo: hele delen" if made_up == known else f"Demo: {made_up} af {known} områder"


def reading_words(shown: Sequence[Potential], own: Potential, level: Level) -> list[str]:
    """How the picture is read, all areas together, and what is worked out rather than told."""
    total = total_persons(shown)
    together = (
        f"Afstandene lagt sammen: {persons_words(total)} fra {level.words}."
        if total is not None and len(shown) > 1 and not any(each.is_demo for each in shown)
        else ""
    )
    guide = GUIDE if any(each.distance is not None for each in shown) else ""
    return [words for words in (guide, together, counted_words(own)) if words]


def potential_subtitle(own: Potential, level: Level, indicator: Indicator, rows: pd.DataFrame) -> str:
    """'Kendskabsgrad ..., 1. juni 2022 · 306 personer i dag, 180 på kommunens niveau · forudsætning, ...'."""
    days = rows.loc[rows["area_id"] == own.area_id, "period_end"].dropna()
    told = [f"{indicator.label}{'' if days.empty else f', {long_date(days.iloc[0].date())}'}"]
    if own.now is not None and own.there is not None:
        told.append(f"{persons_words(own.now)} nu, {count(own.there)} på {level.words}")
    return " · ".join([*told, STAMP.lower()])


def draw_no_answer(found: Potential, level: Level) -> None:
    """For an area without a distance: why, what is known without it, and what to do."""
    told = [
        words for words in (why_words(found), share_words(found, level), _WHAT_TO_DO[found.answer]) if words
    ]
    empty_state("Afstanden kan ikke siges i personer", " ".join(told))


def potential_table(shown: Sequence[Potential], level: Level) -> pd.DataFrame:
    """A row for each area; every cell has a number as a Dane writes it or a word for why there is none."""
    return pd.DataFrame(
        {
            "Område": [each.name for each in shown],
            "Andel": [_or_missing(each.share, pct) for each in shown],
            "Holdt op mod": [level.words for _ in shown],
            "Niveauet": [_or_missing(each.level, pct) for each in shown],
            "Personer i dag": [_or_missing(each.now, count) for each in shown],
            "Personer på niveauet": [_or_missing(each.there, count) for each in shown],
            "Afstand i personer": [
                "ukendt" if each.distance is None else count(each.distance.mid) for each in shown
            ],
            "95 %-interval": [_interval(each) for each in shown],
            "Bemærkning": [_remark(each) for each in shown],
            "Oprindelse": ["demo" if each.is_demo else "offentliggjort eller indlæst" for each in shown],
        }
    )


def _or_missing(value: float | None, written: object) -> str:
    return "ukendt" if value is None or not callable(written) else str(written(value))


def _interval(each: Potential) -> str:
    if each.distance is None:
        return "ukendt"
    return f"{count(each.distance.low)} til {count(each.distance.high)}"


def _remark(each: Potential) -> str:
    if each.answer is Answer.INGEN:
        return "Ingen afstand."
    return why_words(each) or counted_words(each)

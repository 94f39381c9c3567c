"""What the reader of *Prioritering* chooses: the indicators, and how they weigh. All of it stands in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import streamlit as st

from lib.domain.indicator import Indicator
from lib.domain.numbers import pct
from lib.domain.priority.members import MemberWeights, sets_of
from lib.domain.priority.pairwise import MOST_COMPARED, SCALE, weigh
from lib.domain.priority.sentences import pairwise_sentence
from lib.domain.priority.weights import (
    FloatArray,
    WeightSpace,
    around,
    between,
    centroid,
    even,
    from_points,
)
from lib.ui.frame import caption
from lib.ui.markup import element, join, plain_label, text
from lib.ui.profile_choices import choice

ALL, ORDER, POINTS, PAIRS, MEMBERS = "alle", "orden", "skydere", "parvis", "medlemmer"
WAYS = {
    ALL: "Alle",
    ORDER: "Rækkefølge",
    POINTS: "Skydere",
    PAIRS: "Parvis",
    MEMBERS: "Medlemmer",
}
NAMING_WAYS = (POINTS, PAIRS)
"""Ways whose fields name every indicator."""
SWINGS = {"10": 0.10, "25": 0.25, "50": 0.50}
MOST_POINTS, FIRST_POINTS = 10, 5
MOST_CHOSEN = 12
PAIR_LIST, PAIR_WIDTH = 380, 470
"""Pixels that the list of comparisons may fill before it scrolls, and that one may be wide."""
_TIMES = {1: "", 3: "noget mere", 5: "klart mere", 7: "meget mere", 9: "langt det meste"}


@dataclass(frozen=True)
class ChosenWeights:
    """`space`: the sets of weights that count. `centre`: the set in the middle of them. `how`: the same in words.

    `stated`: somebody has said something that may be kept as theirs.
    """

    space: WeightSpace
    centre: FloatArray
    how: str
    stated: bool


def demo_wanted() -> bool:
    """The switch that lets demo figures in; they never carry a finding."""
    return bool(
        st.toggle(
            "Medtag demotal",
            key="prio_demo",
            bind="query-params",
            persist_state="session",
            help="Demotal er opdigtede. Med dem viser siden, hvordan den virker, og ingen konklusion.",
        )
    )


def draw_chosen(indicators: Sequence[Indicator]) -> None:
    """The names of the indicators that are weighed."""
    names = join(element("li", text(each.short_label)) for each in indicators)
    st.html(element("ul", names, class_="zk-weighed", aria_label="Indikatorer, der vægtes"))


def chosen_indicators(usable: Sequence[Indicator], first: Sequence[str]) -> list[str]:
    """At most MOST_CHOSEN indicators, in the plan's order; at first those of `first` that can be used."""
    labels = {each.indicator_id: each.short_label for each in usable}
    key = "prioriter"
    if not set(st.session_state.get(key) or ()) <= set(labels):
        st.session_state.pop(key, None)
    default = [name for name in first if name in labels] or list(labels)[:MOST_COMPARED]
    chosen = st.multiselect(
        "Zonerne holdes op mod kommunen på",
        list(labels),
        default=default,
        format_func=lambda name: labels[name],
        key=key,
        max_selections=MOST_CHOSEN,
        bind="query-params",
        placeholder="Vælg indikatorer",
        persist_state="session",
        select_all=False,
    )
    return [name for name in labels if name in chosen]


def chosen_way() -> str:
    """One of WAYS."""
    return str(
        st.segmented_control(
            "Hvad vejer mest?",
            list(WAYS),
            default=ALL,
            required=True,
            format_func=lambda way: WAYS[way],
            key="vaegte",
            bind="query-params",
            persist_state="session",
        )
    )


def chosen_weights(way: str, chosen: Sequence[Indicator], members: Sequence[MemberWeights]) -> ChosenWeights:
    """The weights as the reader gives them in this way; `members`: those who have weighed these indicators.

    Raises NoWeights where nothing has been given any weight.
    """
    labels = {each.indicator_id: each.short_label for each in chosen}
    if way == ORDER:
        return _in_order(labels)
    if way == POINTS:
        points = [_points(name, label) for name, label in labels.items()]
        return _around(from_points(points))
    if way == PAIRS and len(chosen) <= MOST_COMPARED:
        return _compared(labels)
    if way == MEMBERS and members:
        sets = sets_of(members, list(labels))
        caption("Hver vægt kan være alt fra det medlem, der giver mindst, til det, der giver mest.")
        how = "vægte mellem de {} medlemmers egne" if len(members) > 1 else "vægtene fra {}"
        who = str(len(members)) if len(members) > 1 else members[0].member
        return ChosenWeights(between(sets), sets.mean(axis=0), how.format(who), stated=False)
    caption(_why_all(way))
    return ChosenWeights(
        WeightSpace(len(chosen)), even(len(chosen)), "alle tænkelige vægte regnes med", stated=False
    )


def _why_all(way: str) -> str:
    if way == PAIRS:
        return f"Parvis sammenligning kan højst være af {MOST_COMPARED} indikatorer. Alle vægte regnes med."
    if way == MEMBERS:
        return "Ingen medlemmer har vægtet disse indikatorer endnu. Deres vægte gemmes nederst på siden."
    return "Ingen indikator er på forhånd vigtigere end en anden: alle vægte regnes med, lige meget."


def _in_order(labels: Mapping[str, str]) -> ChosenWeights:
    key = "orden"
    if not set(st.session_state.get(key) or ()) <= set(labels):
        st.session_state.pop(key, None)
    named = st.multiselect(
        "Vælg indikatorerne i rækkefølge, den vigtigste først",
        list(labels),
        format_func=lambda name: labels[name],
        key=key,
        bind="query-params",
        placeholder="Den vigtigste først",
        persist_state="session",
        select_all=False,
    )
    places = {name: place for place, name in enumerate(labels)}
    order = tuple(places[name] for name in named)
    caption("De indikatorer, der ikke er valgt, vejer mindst.")
    how = f"»{labels[named[0]]}« vejer mest" if named else "alle tænkelige vægte regnes med"
    return ChosenWeights(
        WeightSpace(len(labels), order=order), centroid(len(labels), order), how, stated=bool(named)
    )


def _points(name: str, label: str) -> int:
    return int(
        st.slider(
            plain_label(label),
            0,
            MOST_POINTS,
            FIRST_POINTS,
            key=f"vaegt_{name}",
            bind="query-params",
            persist_state="session",
        )
    )


def _around(weights: FloatArray) -> ChosenWeights:
    """The weights given, and how firm they are."""
    words = {key: f"± {pct(100 * swing, 0)}" for key, swing in SWINGS.items()}
    swing = choice("Hver vægt kan svinge", words, "svingning", "25")
    return ChosenWeights(
        around(weights, SWINGS[swing]), weights, f"de valgte vægte {words[swing]}", stated=True
    )


def _compared(labels: Mapping[str, str]) -> ChosenWeights:
    names = list(labels)
    with st.container(height=PAIR_LIST, border=False):
        answers = {
            (one, other): _comparison(names[one], names[other], labels)
            for one, other in combinations(range(len(names)), 2)
        }
    found = weigh(len(names), answers)
    told = pairwise_sentence(found, list(labels.values()))
    if told:
        caption(told)
    return _around(found.weights)


def _comparison(one: str, other: str, labels: Mapping[str, str]) -> float:
    """How many times as much the first counts as the second."""
    words = {"1": "lige meget"}
    times = {"1": 1.0}
    for size in SCALE[1:]:
        for prefix, name, value in (("a", one, float(size)), ("b", other, 1 / size)):
            words[f"{prefix}{size}"] = f"»{labels[name]}« {_TIMES[size]}"
            times[f"{prefix}{size}"] = value
    label = plain_label(f"{labels[one]} over for {labels[other]}")
    return times[choice(label, words, f"par_{one}_{other}", width=PAIR_WIDTH)]

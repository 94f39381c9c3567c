"""*Sammenlign* and the scatter in words: two numbers with their difference, and both as tables."""

import pandas as pd
import streamlit as st

from lib.domain.numbers import number, signed
from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS, Provenance, Status
from lib.domain.pair import Pair, PairNumber
from lib.domain.sentences_profile import difference_sentence, number_words
from lib.domain.value_words import UNIT_NAMES, UNIT_WORDS
from lib.ui.frame import caption, section
from lib.ui.markup import element, text


def draw_pair(pair: Pair) -> None:
    """The two numbers and below them the difference in a sentence."""
    for each in (pair.first, pair.second):
        section(f"{each.name}: {number_words(each, pair.unit)}", _origin_words(each))
    st.html(element("p", text(difference_sentence(pair)), class_="zk-notice", role="status"))
    if pair.contrast is not None:
        caption(
            "Intervallet om forskellen er beregnet med Newcombes metode for andele og metoden MOVER for andre tal."
        )


def pair_table(pair: Pair) -> pd.DataFrame:
    """The two numbers and their difference, a row each."""
    both = (pair.first, pair.second)
    contrast = pair.contrast
    difference = {
        "Tal": "Forskel",
        "Værdi": "ukendt" if pair.gap is None else signed(pair.gap),
        "95 %-interval": _interval(contrast.interval.low, contrast.interval.high) if contrast else "ukendt",
        "Enhed": "procentpoint" if pair.unit == "pct" else UNIT_NAMES[pair.unit],
        "Status": pair.reason
        or ("kan skelnes" if contrast and contrast.distinguishable else "kan ikke skelnes"),
        "Oprindelse": "demo" if pair.is_demo else "",
    }
    rows = [
        {
            "Tal": each.name,
            "Værdi": number(each.value) if each.status == Status.OK else STATUS_WORDS[Status(each.status)],
            "95 %-interval": _interval(each.low, each.high),
            "Enhed": UNIT_NAMES[pair.unit],
            "Status": STATUS_WORDS[Status(each.status)],
            "Oprindelse": _origin(each),
        }
        for each in both
    ]
    return pd.DataFrame([*rows, difference])


def axis_name(rows: pd.DataFrame) -> str:
    """'Uden for arbejdsmarkedet, 18-64 år, 2019' of the rows of one indicator."""
    return f"{rows['short_label'].iloc[0]}, {rows['year'].iloc[0]}"


def axis_title(rows: pd.DataFrame) -> str:
    """The same with its unit, for an axis."""
    return f"{axis_name(rows)} ({UNIT_WORDS[str(rows['unit'].iloc[0])]})"


def on_axis(rows: pd.DataFrame) -> float | None:
    """The benchmark's number in a frame of `judged` that holds one indicator; None where it has none."""
    known = rows["benchmark_value"].dropna()
    return None if known.empty else float(known.iloc[0])


def scatter_demo(points: pd.DataFrame) -> str:
    """What in the picture is demo, in a few words; empty when nothing is."""
    made_up = int((~points["real"].astype(bool)).sum())
    return f"Demo: {made_up} af {len(points)} punkter" if made_up else ""


def scatter_table(points: pd.DataFrame, titles: tuple[str, str]) -> pd.DataFrame:
    """A row per point, with the two indicators as columns."""
    return pd.DataFrame(
        {
            "Område": points["name"],
            titles[0]: points["x"].map(number),
            titles[1]: points["y"].map(number),
            "Oprindelse": points["real"].map(
                {True: "offentliggjort eller indlæst", False: "demo eller interpoleret"}
            ),
        }
    )


def scatter_words(points: pd.DataFrame, areas: int, benchmark: str) -> str:
    """How the picture is read, and how many of `areas` are not in it."""
    left_out = areas - len(points)
    hidden = (
        ""
        if not left_out
        else f" {left_out} af {areas} områder er ikke med: et af deres to tal mangler eller vises ikke."
    )
    hollow = "" if points["real"].all() else " Hule punkter er demo."
    return (
        f"De stiplede streger er {benchmark}. De to akser har hver sin definition, så der er ingen linje for »lige "
        f"meget«, og billedet siger ikke, at det ene fører til det andet.{hollow}{hidden}"
    )


def _interval(low: float | None, high: float | None) -> str:
    return "ukendt" if low is None or high is None else f"{number(low)} til {number(high)}"


def _origin(each: PairNumber) -> str:
    return "" if each.provenance is None else PROVENANCE_WORDS[Provenance(each.provenance)]


def _origin_words(each: PairNumber) -> str:
    """Under a number: its interval in words, or why it has none."""
    if each.status != Status.OK:
        return "tallet kan ikke vises"
    interval = (
        "95 %-interval i parentes" if each.low is not None else "antallet bag er ikke oplyst: intet interval"
    )
    return f"{_origin(each)} · {interval}"

"""Where figures come from, as a page says it."""

import pandas as pd

from lib.domain.sentences_map import outline_words
from lib.ui.overview import source_words

SOURCES = pd.DataFrame(
    {
        "source_id": ["t9", "uge"],
        "publisher": ["Landsbyggefonden", "Jobcentret"],
        "reached_through": ["Aftalen", "Aftalen"],
    }
)


def rows(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["source_id", "provenance"])


def test_a_printed_figure_names_the_document_and_a_loaded_one_does_not() -> None:
    assert source_words(rows(("t9", "published")), SOURCES) == "Kilde: Landsbyggefonden, gengivet i Aftalen"
    assert source_words(rows(("uge", "datatraek")), SOURCES) == "Kilde: Jobcentret, indlæst"
    both = rows(("t9", "published"), ("uge", "datatraek"), ("uge", "datatraek"))
    assert source_words(both, SOURCES) == "Kilde: Landsbyggefonden, gengivet i Aftalen; Jobcentret, indlæst"
    assert source_words(rows(), SOURCES) == "Kilde: ikke oplyst"


def test_borders_are_illustrative_until_real_ones_are_loaded() -> None:
    assert outline_words(pd.DataFrame({"mark": ["illustrativ", "illustrativ"]})) == ["illustrative grænser"]
    assert outline_words(pd.DataFrame({"mark": ["", None]})) == []

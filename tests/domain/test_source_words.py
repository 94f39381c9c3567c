"""Where figures come from, in one line."""

import pandas as pd

from lib.domain.source_words import source_words

SOURCES = pd.DataFrame(
    {
        "source_id": ["lbf", "dst", "job", "skole", "ubrugt"],
        "publisher": ["Landsbyggefonden", "Danmarks Statistik", "Jobcenteret", "Skolerne", "Ingen"],
        "reached_through": ["helhedsplanen", "aftalen", "aftalen", "mailen", "brevet"],
    }
)


def said(*rows: tuple[str | None, str]) -> str:
    return source_words(pd.DataFrame(rows, columns=["source_id", "provenance"]), SOURCES)


def test_what_is_printed_names_its_document_and_what_is_loaded_does_not() -> None:
    assert said(("lbf", "published"), ("dst", "published"), ("skole", "datatraek"), ("job", "datatraek")) == (
        "Kilde: Danmarks Statistik, Landsbyggefonden, gengivet i aftalen, helhedsplanen; "
        "Jobcenteret, Skolerne, indlæst"
    )


def test_one_kind_of_source_stands_alone() -> None:
    assert said(("dst", "published"), ("dst", "published")) == "Kilde: Danmarks Statistik, gengivet i aftalen"
    assert said(("job", "datatraek")) == "Kilde: Jobcenteret, indlæst"


def test_figures_without_a_source_have_none() -> None:
    assert said((None, "published")) == "Kilde: ikke oplyst"
    assert said() == "Kilde: ikke oplyst"

"""What the pages about datatræk say, word for word."""

import pytest

from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.sentences_datatraek import (
    DraftCounts,
    LateSource,
    draft_finding,
    duration,
    fetched_receipt,
    loading_finding,
    publish_hint,
    published_receipt,
    share_words,
    waiting_words,
    withdrawn_receipt,
)

JOBCENTER, SCHOOL = LateSource("Jobcenterets tal", 12), LateSource("Skolefravær", 1)


@pytest.mark.parametrize(
    ("drafts", "late", "published", "sentence"),
    [
        (0, [], 0, "Intet datatræk er indlæst endnu: alle tal fulgte med planen"),
        (0, [], 1, "Ét datatræk er udgivet, og ingen kilde er forsinket"),
        (0, [], 3, "Tre datatræk er udgivet, og ingen kilde er forsinket"),
        (1, [], 0, "Én kladde venter på at blive udgivet"),
        (
            2,
            [JOBCENTER],
            3,
            "To kladder venter på at blive udgivet; »Jobcenterets tal« er 12 dage forsinket",
        ),
        (0, [SCHOOL], 3, "»Skolefravær« er 1 dag forsinket"),
        (0, [SCHOOL, JOBCENTER], 3, "To kilder er forsinkede, mest »Jobcenterets tal« (12 dage)"),
    ],
)
def test_the_headline_says_what_waits_and_what_is_late(
    drafts: int, late: list[LateSource], published: int, sentence: str
) -> None:
    assert loading_finding(drafts, late, published) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (DraftCounts(1, 2, 5, 0, 0, 0), "»fil« kan ikke udgives: én fejl skal rettes i filen"),
        (DraftCounts(3, 0, 5, 0, 0, 0), "»fil« kan ikke udgives: tre fejl skal rettes i filen"),
        (DraftCounts(0, 1, 5, 0, 0, 0), "»fil« kan udgives, når ét spørgsmål er besvaret"),
        (DraftCounts(0, 0, 0, 0, 0, 63), "»fil« har intet nyt: alle tal er de samme som dem, der gælder"),
        (
            DraftCounts(0, 0, 1164, 1, 2, 63),
            "»fil« er klar til at blive udgivet: 1.164 nye tal, 1 ændret, 2 forsvinder",
        ),
        (DraftCounts(0, 0, 1, 0, 0, 0), "»fil« er klar til at blive udgivet: 1 nyt tal"),
    ],
)
def test_a_drafts_headline_says_whether_it_can_be_published(counts: DraftCounts, sentence: str) -> None:
    assert draft_finding("fil", counts, DatatraekKind.OBSERVATIONER) == sentence


def test_a_draft_of_zones_counts_zones() -> None:
    said = draft_finding("fil", DraftCounts(0, 0, 4, 0, 0, 0), DatatraekKind.ZONER)
    assert said == "»fil« er klar til at blive udgivet: 4 nye zoner"


def test_a_draft_says_what_it_waits_for() -> None:
    assert waiting_words(DraftCounts(2, 1, 0, 0, 0, 0)) == "2 fejl stopper · 1 spørgsmål"
    assert waiting_words(DraftCounts(0, 0, 9, 0, 0, 0)) == "intet stopper"


@pytest.mark.parametrize(
    ("stops", "unanswered", "beginning"),
    [
        (1, 0, "Ret filen"),
        (0, 1, "Sæt hak ved det sidste spørgsmål"),
        (0, 3, "Sæt hak ved tre spørgsmål"),
        (0, 0, "Udgivelsen laver en ny version"),
    ],
)
def test_the_hint_says_why_a_draft_cannot_be_published_yet(
    stops: int, unanswered: int, beginning: str
) -> None:
    assert publish_hint(DraftCounts(stops, 3, 1, 0, 0, 0), unanswered).startswith(beginning)


def test_receipts_name_the_file_and_the_version() -> None:
    published = published_receipt("fil.xlsx", "abc123", 1200)
    assert published == "»fil.xlsx« er udgivet som version abc123: 1.200 rækker gælder nu på alle sider."
    taken_back = withdrawn_receipt("fil.xlsx", "aaa111", "bbb222")
    assert taken_back == "»fil.xlsx« er trukket tilbage. Version aaa111 gælder igen i stedet for bbb222."
    assert fetched_receipt(1).startswith("Én serie er hentet og ligger som kladde.")
    assert fetched_receipt(4).startswith("Fire serier er hentet og ligger som kladder.")
    assert "intet at hente" in fetched_receipt(0)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 dag"), (12, "12 dage"), (729, "729 dage"), (1847, "5 år")]
)
def test_a_long_delay_is_said_in_years(days: int, words: str) -> None:
    assert duration(days) == words


def test_a_share_has_its_percentage_and_none_is_just_0() -> None:
    assert share_words(12, 163) == "12 af 163 (7\N{NO-BREAK SPACE}%)"
    assert share_words(0, 41) == "0"
    assert share_words(0, 0) == "0"


def test_the_rows_of_a_file_are_all_but_those_that_disappear() -> None:
    assert DraftCounts(0, 0, 1, 2, 4, 8).rows == 11


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (DraftCounts(0, 2, 5, 0, 0, 0), "kan udgives, når to spørgsmål er besvaret"),
        (DraftCounts(0, 0, 0, 3, 0, 0), "er klar til at blive udgivet: 3 ændrede"),
        (DraftCounts(0, 0, 0, 1, 0, 9), "er klar til at blive udgivet: 1 ændret"),
        (DraftCounts(0, 0, 0, 0, 2, 9), "er klar til at blive udgivet: 2 forsvinder"),
    ],
)
def test_what_a_draft_would_change_is_counted_one_by_one(counts: DraftCounts, said: str) -> None:
    assert draft_finding("fil", counts, DatatraekKind.OBSERVATIONER) == f"»fil« {said}"


def test_two_years_are_years_and_all_of_it_is_all() -> None:
    assert duration(730) == "2 år"
    assert share_words(163, 163) == "163 af 163 (100\N{NO-BREAK SPACE}%)"
    assert fetched_receipt(0) == (
        "Planen har ingen forespørgsler til Statistikbanken: der er intet at hente."
    )

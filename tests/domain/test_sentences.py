"""Golden sentences: the headline says what the figures bear, and nothing when they do not."""

import pytest

from lib.domain.benchmark import MISSING, Figure
from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.sentences import change_since, front_page_finding, number_word, size_words, sources_finding

PHRASES = {"uden_job": "står uden for arbejdsmarkedet"}


def indicator(kind: Kind = Kind.SHARE, indicator_id: str = "uden_job") -> Indicator:
    return Indicator(
        indicator_id=indicator_id,
        label="Uden for arbejdsmarkedet, 18-64-årige",
        short_label="Uden for arbejdsmarkedet, 18-64 år",
        concept="uden_for",
        theme="Beskæftigelse",
        unit="pct",
        kind=kind,
        age_band="18-64",
        polarity=Polarity.LOWER,
        additive=True,
        sensitive=False,
        period_rule="aar",
        source_id="s",
    )


def real(value: float) -> Figure:
    return Figure(value, Provenance.PUBLISHED)


def finding(
    plan: Figure,
    zones: list[Figure],
    kommune: Figure,
    about: Indicator | None = None,
    phrases: dict[str, str] = PHRASES,
) -> str | None:
    return front_page_finding(about or indicator(), plan, zones, kommune, phrases)


def test_the_agreements_own_figures_bear_twice_as_many() -> None:
    zones = [real(47.9), real(39.2), real(40.3), real(42.4)]

    assert (
        finding(real(42.6), zones, real(22.3))
        == "Omkring dobbelt så mange står uden for arbejdsmarkedet i de fire zoner som i kommunen"
    )


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (80.0, "Mere end tre gange så mange"),
        (60.0, "Omkring tre gange så mange"),
        (50.0, "Mere end dobbelt så mange"),
        (40.0, "Omkring dobbelt så mange"),
        (34.0, "Over halvanden gang så mange"),
        (30.0, "Omkring halvanden gang så mange"),
        (20.5, "Omtrent lige så mange"),
        (10.0, "Omkring halvt så mange"),
        (5.0, "Under halvt så mange"),
    ],
)
def test_each_ratio_has_its_own_words(plan: float, words: str) -> None:
    said = finding(real(plan), [real(plan), real(plan)], real(20.0))

    assert said == f"{words} står uden for arbejdsmarkedet i de to zoner som i kommunen"


@pytest.mark.parametrize(("plan", "word"), [(24.0, "Flere"), (15.0, "Færre")])
def test_a_small_difference_has_no_multiple(plan: float, word: str) -> None:
    said = finding(real(plan), [real(plan)] * 3, real(20.0))

    assert said == f"{word} står uden for arbejdsmarkedet i de tre zoner end i kommunen"


def test_zones_on_both_sides_bear_no_ratio() -> None:
    said = finding(real(40.0), [real(60.0), real(18.0), real(42.0)], real(20.0))

    assert said == "Uden for arbejdsmarkedet, 18-64 år: to af de tre zoner ligger over kommunen"


def test_without_a_phrase_the_share_itself_is_named() -> None:
    said = finding(real(40.0), [real(40.0)] * 4, real(20.0), phrases={})

    assert said == (
        "Uden for arbejdsmarkedet, 18-64 år: andelen er omkring dobbelt så høj i de fire zoner som i kommunen"
    )


def test_a_rate_is_never_said_of_persons() -> None:
    said = finding(real(4.0), [real(4.0)] * 4, real(2.0), about=indicator(Kind.RATE))

    assert (
        said
        == "Uden for arbejdsmarkedet, 18-64 år: tallet er omkring dobbelt så høj i de fire zoner som i kommunen"
    )


@pytest.mark.parametrize(
    "bad", [MISSING, Figure(42.6, Provenance.DEMO), Figure(42.6, Provenance.INTERPOLERET)]
)
def test_nothing_is_said_of_missing_or_demo_figures(bad: Figure) -> None:
    good = real(42.6)

    assert finding(bad, [good, good], real(22.3)) is None
    assert finding(good, [good, bad], real(22.3)) is None
    assert finding(good, [good, good], bad) is None


def test_nothing_is_said_against_a_benchmark_of_zero_or_without_zones() -> None:
    assert finding(real(4.0), [real(4.0)], real(0.0)) is None
    assert finding(real(4.0), [], real(2.0)) is None


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (-5.5, "faldet 5,5 siden 2015"),
        (0.8, "steget 0,8 siden 2015"),
        (0.0, "uændret siden 2015"),
        (None, None),
    ],
)
def test_change_since_names_direction_size_and_year(difference: float | None, words: str | None) -> None:
    assert change_since(difference, "pct", 2015) == words


def test_size_words_name_the_unit() -> None:
    assert size_words(-25.6, "pct") == "25,6 procentpoint"
    assert size_words(2.6, "pr_100_personer") == "2,6 pr. 100 personer"
    assert size_words(-1137, "antal") == "1.137"


def test_number_words_end_at_twelve() -> None:
    assert [number_word(value) for value in (1, 4, 12, 13)] == ["én", "fire", "tolv", "13"]


@pytest.mark.parametrize(
    ("known", "total", "discrepancies", "words"),
    [
        (162, 163, 19, "162 af 163 offentliggjorte tal har værdi og kilde; 19 steder er"),
        (1163, 1163, 1, "Alle 1.163 offentliggjorte tal har værdi og kilde; ét sted er"),
    ],
)
def test_sources_finding_counts_in_danish(known: int, total: int, discrepancies: int, words: str) -> None:
    said = sources_finding(known, total, discrepancies)

    assert said == f"{words} kilden uklar eller uenig med sig selv"


def test_sources_finding_without_discrepancies_stops_there() -> None:
    assert sources_finding(10, 10, 0) == "Alle 10 offentliggjorte tal har værdi og kilde"


def test_a_plan_without_printed_figures_says_so() -> None:
    assert sources_finding(0, 0, 0) == "Planen har ingen offentliggjorte tal: alt, den viser, er indlæst"


def test_a_plan_of_one_zone_has_no_several() -> None:
    assert (
        finding(real(42.6), [real(42.6)], real(22.3))
        == "Omkring dobbelt så mange står uden for arbejdsmarkedet i zonen som i kommunen"
    )


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (9.0, "Omkring halvt så mange"),
        (11.0, "Færre"),
        (28.0, "Omkring halvanden gang så mange"),
        (32.0, "Over halvanden gang så mange"),
        (36.0, "Omkring dobbelt så mange"),
        (44.0, "Mere end dobbelt så mange"),
        (56.0, "Omkring tre gange så mange"),
        (64.0, "Mere end tre gange så mange"),
    ],
)
def test_a_ratio_on_a_limit_has_the_words_above_it(plan: float, words: str) -> None:
    said = finding(real(plan), [real(plan)] * 2, real(20.0))

    assert said is not None
    assert said.startswith(f"{words} står uden for")


@pytest.mark.parametrize(("other", "word"), [(24.0, "Flere"), (16.0, "Færre")])
def test_a_zone_on_the_kommune_is_on_neither_side(other: float, word: str) -> None:
    said = finding(real(other), [real(20.0), real(other)], real(20.0))

    assert said is not None
    assert said.startswith(f"{word} står uden for arbejdsmarkedet i de to zoner")


def test_a_small_benchmark_is_a_benchmark() -> None:
    assert finding(real(1.0), [real(1.0)], real(0.5)) == (
        "Omkring dobbelt så mange står uden for arbejdsmarkedet i zonen som i kommunen"
    )


def test_none_has_a_word_and_less_than_none_has_not() -> None:
    assert [number_word(value) for value in (0, -1)] == ["nul", "\N{MINUS SIGN}1"]

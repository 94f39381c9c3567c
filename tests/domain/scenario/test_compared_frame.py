"""The whole table of scenarios side by side: every group, every measure, and what was chosen."""

from dataclasses import replace
from datetime import date

from lib.domain.allocation.terms import Lock, Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.scenario.compared import compare, measured
from lib.domain.scenario.compared_sentences import comparison_sentences
from lib.domain.scenario.document import Assumption
from tests.domain.allocation.builders import small_rulebook
from tests.domain.scenario.made import document, moved, need

RULES = small_rulebook({"a": (30, 10, 0, 0)}, rest=0)
NEED = need("a", (10, 10, 20, 0))
LITTLE, MORE = document("Lidt", moved(2, to_zone=3)), document("Mere", moved(12, to_zone=3))
PCT = "\N{NO-BREAK SPACE}%"


def test_the_whole_table() -> None:
    chosen = replace(
        MORE,
        moves=(replace(MORE.moves[0], starts=date(2026, 7, 1)),),
        terms=Terms(frozenset({"base"}), frozenset({Lock("a", "zone4")}), 24),
        assumptions=(Assumption("kroner", 0.1234567), Assumption("timer", 3.0)),
        weighing=Weighing("Møde 4", (("zone1", 1.5),)),
    )
    frame = compare([LITTLE, chosen], RULES, [NEED])
    assert list(frame.columns) == ["group", "measure", "Lidt", "Mere", "differs"]
    assert frame.index.tolist() == list(range(19))
    assert list(frame.iloc[:, :4].itertuples(index=False, name=None)) == [
        ("Samlet", "Dækning", f"55,0{PCT}", f"80,0{PCT}"),
        ("Samlet", "Dårligst stillede zones del af sin andel", f"10,0{PCT}", f"60,0{PCT}"),
        ("Samlet", "Timer flyttet", "2", "12"),
        ("Samlet", "Flytningerne begynder", "straks", "1. juli 2026"),
        ("Timer pr. zone", "Timer i zone 1", "28", "18"),
        ("Timer pr. zone", "Timer i zone 3", "2", "12"),
        ("Valg", "Højst timer flyttet", "ingen grænse", "12"),
        ("Valg", "Gemt med behov vægtet efter", "antal personer alene", "drøftelsen »Møde 4«"),
        ("Regler", "Hver zone har timer til sin base", "gælder", "ophævet"),
        ("Låse", "A i zone 4", "fri", "låst"),
        ("Antagelser", "kroner", "planens egen", "0,123457"),
        ("Antagelser", "timer", "planens egen", "3"),
        ("Timer pr. aktivitet og zone", "A i zone 1", "28", "18"),
        ("Timer pr. aktivitet og zone", "A i zone 3", "2", "12"),
        ("Samlet", "Dårligst stillede zone", "zone 3", "zone 3"),
        ("Samlet", "Flytninger", "1", "1"),
        ("Samlet", "Flytninger, der ikke længere holder", "0", "0"),
        ("Timer pr. zone", "Timer i zone 2", "10", "10"),
        ("Timer pr. zone", "Timer i zone 4", "0", "0"),
    ]
    assert frame["differs"].tolist() == [True] * 14 + [False] * 5


def test_four_may_be_compared_and_names_that_are_taken_get_a_number() -> None:
    four = [LITTLE, replace(MORE, name="Lidt"), replace(LITTLE, name="Lidt (2)"), replace(MORE, name="Lidt")]
    labels = [each.label for each in measured(four, RULES, [NEED])]
    assert labels == ["Lidt", "Lidt (2)", "Lidt (2) (2)", "Lidt (3)"]
    columns = [replace(LITTLE, name=name) for name in ("group", "differs", "", "")]
    assert [each.label for each in measured(columns, RULES, [])] == [
        "group (2)",
        "differs (2)",
        "Uden navn",
        "Uden navn (2)",
    ]


def test_moves_that_begin_on_several_days_have_a_first_and_a_last() -> None:
    days = (date(2026, 9, 1), date(2026, 7, 1), date(2026, 8, 1))
    spread = replace(MORE, moves=tuple(replace(moved(2, to_zone=3), starts=day) for day in days))
    frame = compare([spread, replace(spread, name="x", moves=())], RULES, [NEED]).set_index("measure")
    assert frame.loc["Flytningerne begynder"].tolist()[1:3] == ["fra 1. juli 2026 til 1. september 2026", "–"]
    assert frame.loc["Flytninger"].tolist()[1:3] == ["3", "0"]


def test_what_is_measured_of_a_scenario() -> None:
    one, other = measured([LITTLE, replace(MORE, moves=())], RULES, [NEED])
    # Fair shares 10, 10, 20: zone 3 has 2 of 20 hours; untouched it has none, and 20 of 40 hours stand wrong.
    assert (one.label, one.document, one.coverage, one.worst, one.worst_ratio, one.moved) == (
        *("Lidt", LITTLE),
        *(0.55, "zone 3", 0.1, 2.0),
    )
    assert (other.coverage, other.worst, other.worst_ratio, other.moved) == (0.5, "zone 3", 0.0, 0.0)
    (unknown, _) = measured([LITTLE, MORE], RULES, [])
    assert (unknown.coverage, unknown.worst, unknown.worst_ratio) == (None, "–", None)


def test_nothing_is_covered_and_nobody_has_a_share() -> None:
    empty = need("a", (0, 0, 0, 10))
    still = [replace(each, moves=()) for each in (LITTLE, MORE)]
    assert comparison_sentences(still, RULES, [empty]) == (
        "»Lidt« og »Mere« flytter ingen timer.",
        "Dækningen er den samme: 0,0 procent.",
        "Dårligst stillet er zone 4 med 0 procent af sin andel i alle.",
    )


def test_sentences_of_hours_rules_and_moves_that_differ() -> None:
    lifted = Terms(lifted=frozenset({"base", "mindste_blok"}))
    three = [
        replace(LITTLE, terms=lifted),
        replace(MORE, terms=Terms(lifted=frozenset({"base"})), moves=(*MORE.moves, moved(90), moved(80))),
        document("Én", moved(1, from_zone=1, to_zone=2)),
    ]
    assert comparison_sentences(three, RULES, [need("a", (10, 10, 20, 0), "demo")]) == (
        "Timer flyttet: 2 i »Lidt«, 12 i »Mere« og 1 i »Én«.",
        "Dækningen er 55,0 procent i »Lidt«, 80,0 procent i »Mere« og 50,0 procent i »Én«, "
        "målt med demo- og hjælpetal.",
        "Dårligst stillet, målt på sin andel af timerne, er zone 3 med 10 procent i »Lidt«, "
        "zone 3 med 60 procent i »Mere« og zone 3 med 0 procent i »Én«.",
        "2 flytninger i »Mere« holder ikke længere og er ikke regnet med.",
        "Kun »Lidt« og »Mere« ophæver reglen »Hver zone har timer til sin base«.",
        "Kun »Lidt« ophæver reglen »En aktivitet er i en zone med mindst 2 timer om ugen "
        "(0,5 for dem, der skal være overalt)«.",
    )
    all_of_them = [replace(each, terms=lifted) for each in (LITTLE, MORE)]
    assert comparison_sentences(all_of_them, RULES, [])[2:] == ()
    one_hour = [document("To", moved(2)), document("Én", moved(1))]
    assert comparison_sentences(one_hour, RULES, [])[0] == "»To« flytter 1 time mere end »Én«."

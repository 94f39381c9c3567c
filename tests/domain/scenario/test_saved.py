"""The saves of a scenario sorted out: the line, what stands beside it, and what the one who saved is told."""

import datetime as dt

from lib.domain.scenario.saved import Draft, KeptSave, Save, SavedScenario, line_of
from lib.domain.scenario.written import to_json
from tests.domain.scenario.made import document, moved

AT = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
TEXT = to_json(document("Mit", moved(2)))


def save(number: int, based_on: int | None, beside: int = 0, put_away: bool = False) -> KeptSave:
    return KeptSave(number, based_on, beside, f"navn {number}", TEXT, "v1", put_away, AT, f"konto{number}")


def ids(*saves: KeptSave) -> tuple[list[int], int, list[int]]:
    line = line_of(saves)
    return [each.save_id for each in line.saves], line.head.save_id, [each.save_id for each in line.beside]


def test_the_first_on_each_save_makes_the_line() -> None:
    assert ids(save(1, None)) == ([1], 1, [])
    assert ids(save(1, None), save(2, 1), save(3, 2)) == ([1, 2, 3], 3, [])
    assert ids(save(1, None), save(2, 1), save(3, 1, 1)) == ([1, 2, 3], 2, [3])


def test_only_the_end_of_what_stands_beside_waits_for_a_choice() -> None:
    first = (save(1, None), save(2, 1), save(3, 1, 1), save(4, 3))
    assert ids(*first)[1:] == (2, [4])
    assert ids(*first, save(5, 1, 2))[1:] == (2, [4, 5])
    assert ids(*first, save(5, 4, put_away=True))[1:] == (2, [])
    assert [end.save_id for end in line_of(first).ends] == [2, 4]


def test_what_follows_a_save_is_the_first_one_on_it() -> None:
    line = line_of((save(1, None), save(2, 1, 1), save(3, 1), save(4, 2)))
    assert [getattr(line.first_on(each), "save_id", None) for each in (None, 1, 2, 3)] == [1, 3, 4, None]


def test_the_one_who_was_not_first_is_told_who_was() -> None:
    assert Save("s", 1, 0).sentence == ""
    said = (
        "konto1 har {} imens. Intet er overskrevet: din udgave er gemt ved siden af. "
        "Vælg, hvilken af dem der skal gælde."
    )
    assert Save("s", 2, 1, save(1, None)).sentence == said.format("gemt")
    assert Save("s", 2, 1, save(1, None, put_away=True)).sentence == said.format("lagt scenariet væk")


def test_a_draft_on_an_older_save_says_so() -> None:
    draft = Draft("d", "plan", "s", 1, TEXT, "v1", AT, "mig", None)
    assert draft.sentence == ""
    assert draft.document == document("Mit", moved(2))
    older = Draft("d", "plan", "s", 1, TEXT, "v1", AT, "mig", save(2, 1))
    assert older.sentence == (
        "Kladden bygger på en ældre udgave: konto2 har gemt den 22. nov. 2026. "
        "Gemmer du kladden, bliver den stående ved siden af, til nogen vælger."
    )


def test_a_scenario_is_put_away_unless_somebody_saved_after_that() -> None:
    def scenario(head: KeptSave, *beside: KeptSave) -> SavedScenario:
        return SavedScenario("s", "plan", "ejer", None, AT, head, beside)

    assert not scenario(save(2, 1)).put_away
    assert scenario(save(3, 1, put_away=True), save(2, 1, 1)).put_away
    assert not scenario(save(2, 1, put_away=True), save(3, 1, 1)).put_away
    assert scenario(save(2, 1)).document.name == "Mit"

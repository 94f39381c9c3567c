"""Nothing that somebody saved is lost: who was second stands beside, is told, and somebody chooses."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import program
from lib.domain.scenario.document import Assumption, ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import Save, SavedScenario, line_of
from lib.state.audit import AccountRefused, audit_rows
from lib.state.scenario_rows import ScenarioMoved, ScenarioRefused
from lib.state.scenarios import (
    choose,
    copy,
    draft_of,
    keep_draft,
    new_scenario,
    put_away,
    save,
    saves_of,
    scenario_of,
    scenarios_of,
    take_back,
)
from tests.domain.scenario.made import document, moved

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
FIRST = document("Mere i zone 2", moved(2), note="Efter mødet")
DRAFT = "0123456789abcdef0123456789abcdef"


def made(engine: Engine, first: ScenarioDocument = FIRST) -> SavedScenario:
    return new_scenario(engine, "plan", first, program("konto-1"), NOW)


def saved(
    engine: Engine, scenario: SavedScenario, based_on: int, hours: float, actor: str = "konto-1"
) -> Save:
    return save(engine, scenario.scenario_id, based_on, document("Gemt", moved(hours)), program(actor), NOW)


def hours_of(scenario: SavedScenario | None) -> float:
    assert scenario is not None
    return scenario.document.moves[0].hours


def now(engine: Engine, scenario: SavedScenario) -> SavedScenario:
    found = scenario_of(engine, "plan", scenario.scenario_id)
    assert found is not None
    return found


def actions(engine: Engine) -> list[str]:
    return [entry.action.removeprefix("scenarie ") for entry in audit_rows(engine)]


def test_what_is_saved_is_what_is_read_and_every_save_is_kept(engine: Engine) -> None:
    scenario = made(engine)
    assert (scenario.document, scenario.owner, scenario.at, scenario.put_away) == (
        FIRST,
        "konto-1",
        NOW,
        False,
    )
    second = saved(engine, scenario, scenario.head.save_id, 4)
    third = saved(engine, scenario, second.save_id, 6, "konto-2")
    assert (second.beside, second.first, second.sentence) == (0, None, "")
    assert hours_of(scenario_of(engine, "plan", scenario.scenario_id)) == 6
    kept = saves_of(engine, scenario.scenario_id)
    assert [(each.save_id, each.based_on, each.beside, each.name) for each in kept] == [
        (scenario.head.save_id, None, 0, "Mere i zone 2"),
        (second.save_id, scenario.head.save_id, 0, "Gemt"),
        (third.save_id, second.save_id, 0, "Gemt"),
    ]
    assert [each.document.moves[0].hours for each in kept] == [2, 4, 6]
    assert actions(engine) == ["oprettet", "gemt", "gemt"]
    last = audit_rows(engine)[-1]
    assert (last.actor, last.subject) == ("konto-2", f"scenarie plan/{scenario.scenario_id}")
    assert last.detail == f"udgave {third.save_id} på udgave {second.save_id}"


def test_the_list_has_the_last_saved_first_and_no_other_plans(engine: Engine) -> None:
    one, two = made(engine), made(engine)
    other = new_scenario(engine, "anden", replace(FIRST, plan_id="anden"), program("konto-1"), NOW)
    saved(engine, one, one.head.save_id, 4)
    assert [each.scenario_id for each in scenarios_of(engine, "plan")] == [one.scenario_id, two.scenario_id]
    assert [each.scenario_id for each in scenarios_of(engine, "anden")] == [other.scenario_id]
    assert scenario_of(engine, "plan", other.scenario_id) is None
    assert scenario_of(engine, "plan", "findes ikke") is None


def test_the_later_of_two_stands_beside_and_is_told_who_was_first(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    mine = saved(engine, scenario, base, 4, "konto-1")
    theirs = saved(engine, scenario, base, 6, "konto-2")
    third = saved(engine, scenario, base, 8, "konto-3")
    assert (mine.beside, theirs.beside, third.beside) == (0, 1, 2)
    assert theirs.first is not None
    assert (theirs.first.save_id, theirs.first.actor) == (mine.save_id, "konto-1")
    assert theirs.sentence == (
        "konto-1 har gemt imens. Intet er overskrevet: din udgave er gemt ved siden af. "
        "Vælg, hvilken af dem der skal gælde."
    )
    found = now(engine, scenario)
    assert (hours_of(found), [end.save_id for end in found.beside]) == (4, [theirs.save_id, third.save_id])
    assert actions(engine)[1:] == ["gemt", "gemt ved siden af", "gemt ved siden af"]


def test_who_stands_beside_can_go_on_there(engine: Engine) -> None:
    scenario = made(engine)
    saved(engine, scenario, scenario.head.save_id, 4)
    theirs = saved(engine, scenario, scenario.head.save_id, 6)
    again = saved(engine, scenario, theirs.save_id, 7)
    found = now(engine, scenario)
    assert (again.beside, hours_of(found), [end.save_id for end in found.beside]) == (0, 4, [again.save_id])


def test_of_many_that_save_at_once_all_are_kept_and_one_is_in_line(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    with ThreadPoolExecutor(8) as people:
        results = list(people.map(lambda place: saved(engine, scenario, base, place + 1), range(8)))
    assert sorted(each.beside for each in results) == list(range(8))
    kept = saves_of(engine, scenario.scenario_id)
    assert sorted(each.document.moves[0].hours for each in kept[1:]) == list(range(1, 9))
    (first,) = (each for each in results if each.beside == 0)
    assert now(engine, scenario).head.save_id == first.save_id
    told = [each.first.save_id for each in results if each.first is not None]
    assert told == [first.save_id] * 7
    assert len(audit_rows(engine)) == 9


def test_the_one_chosen_goes_on_in_line_and_the_others_are_put_away_but_kept(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    mine, theirs, third = (saved(engine, scenario, base, hours) for hours in (4, 6, 8))
    chosen = choose(
        engine, scenario.scenario_id, theirs.save_id, (mine.save_id, third.save_id), program("konto-1"), NOW
    )
    found = now(engine, scenario)
    assert (found.head.save_id, hours_of(found), found.beside) == (chosen.save_id, 6, ())
    assert found.head.based_on == mine.save_id
    kept = saves_of(engine, scenario.scenario_id)
    assert [(each.based_on, each.put_away) for each in kept[4:]] == [
        (mine.save_id, False),
        (theirs.save_id, True),
        (third.save_id, True),
    ]
    assert [each.document.moves[0].hours for each in kept] == [2, 4, 6, 8, 6, 6, 8]
    assert (
        audit_rows(engine)[-1].detail == f"udgave {theirs.save_id} frem for {mine.save_id}, {third.save_id}"
    )


def test_when_the_line_itself_is_chosen_it_stays_as_it_is(engine: Engine) -> None:
    scenario = made(engine)
    mine, theirs, third = (saved(engine, scenario, scenario.head.save_id, hours) for hours in (4, 6, 8))
    chosen = choose(engine, scenario.scenario_id, mine.save_id, [theirs.save_id], program("konto-1"), NOW)
    found = now(engine, scenario)
    assert (chosen.save_id, found.head.save_id, hours_of(found)) == (mine.save_id, mine.save_id, 4)
    assert [end.save_id for end in found.beside] == [third.save_id]


def test_between_two_beside_the_line_the_chosen_one_stays_open(engine: Engine) -> None:
    scenario = made(engine)
    mine, theirs, third = (saved(engine, scenario, scenario.head.save_id, hours) for hours in (4, 6, 8))
    choose(engine, scenario.scenario_id, third.save_id, [theirs.save_id], program("konto-1"), NOW)
    found = now(engine, scenario)
    assert (found.head.save_id, [end.save_id for end in found.beside]) == (mine.save_id, [third.save_id])


def test_nothing_is_chosen_over_what_the_chooser_has_not_seen(engine: Engine) -> None:
    scenario = made(engine)
    mine, theirs = (saved(engine, scenario, scenario.head.save_id, hours) for hours in (4, 6))
    newer = saved(engine, scenario, mine.save_id, 5)
    with pytest.raises(ScenarioMoved, match="Intet er ændret"):
        choose(engine, scenario.scenario_id, theirs.save_id, [mine.save_id], program("konto-1"), NOW)
    choose(engine, scenario.scenario_id, theirs.save_id, [newer.save_id], program("konto-1"), NOW)
    with pytest.raises(ScenarioMoved):
        choose(engine, scenario.scenario_id, newer.save_id, [theirs.save_id], program("konto-2"), NOW)
    with pytest.raises(ScenarioRefused, match="kun én udgave"):
        choose(engine, scenario.scenario_id, theirs.save_id, [theirs.save_id], program("konto-1"), NOW)
    assert actions(engine).count("valgt") == 1


def test_a_scenario_is_put_away_and_taken_back_by_saves(engine: Engine) -> None:
    scenario = made(engine)
    away = put_away(engine, scenario.scenario_id, scenario.head.save_id, program("konto-1"), NOW)
    assert scenarios_of(engine, "plan") == ()
    (found,) = scenarios_of(engine, "plan", put_away=True)
    assert (found.document, found.head.save_id) == (FIRST, away.save_id)
    assert (
        put_away(engine, scenario.scenario_id, away.save_id, program("konto-1"), NOW).save_id == away.save_id
    )
    back = take_back(engine, scenario.scenario_id, away.save_id, program("konto-2"), NOW)
    (found,) = scenarios_of(engine, "plan")
    assert (found.document, found.head.save_id) == (FIRST, back.save_id)
    assert actions(engine) == ["oprettet", "lagt væk", "taget frem"]


def test_what_somebody_saved_meanwhile_is_not_put_away(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    newer = saved(engine, scenario, base, 4)
    with pytest.raises(ScenarioMoved):
        put_away(engine, scenario.scenario_id, base, program("konto-2"), NOW)
    put_away(engine, scenario.scenario_id, newer.save_id, program("konto-2"), NOW)
    mine = saved(engine, scenario, newer.save_id, 6)
    assert mine.sentence.startswith("konto-2 har lagt scenariet væk imens.")
    (found,) = scenarios_of(engine, "plan")
    assert [end.save_id for end in found.beside] == [mine.save_id]
    assert scenarios_of(engine, "plan", put_away=True) == ()


def test_a_copy_is_a_scenario_of_its_own(engine: Engine) -> None:
    scenario = made(engine)
    saved(engine, scenario, scenario.head.save_id, 4)
    twin = copy(engine, scenario.scenario_id, scenario.head.save_id, " Kopi ", program("konto-2"), NOW)
    assert (twin.document, twin.owner) == (replace(FIRST, name="Kopi"), "konto-2")
    assert twin.copied_from == scenario.scenario_id
    saved(engine, twin, twin.head.save_id, 9)
    assert hours_of(scenario_of(engine, "plan", scenario.scenario_id)) == 4
    told = audit_rows(engine)[2]
    assert (told.action, told.subject) == ("scenarie kopieret", f"scenarie plan/{twin.scenario_id}")
    with pytest.raises(ScenarioRefused, match="hører ikke til scenariet"):
        copy(engine, scenario.scenario_id, twin.head.save_id, "Kopi", program("konto-2"), NOW)


def test_what_cannot_be_read_again_is_not_saved(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    for wrong, words in (
        (replace(FIRST, name=" \n"), "Giv scenariet et navn"),
        (replace(FIRST, plan_id="anden"), "en anden plan"),
        (replace(FIRST, assumptions=(Assumption("a", float("inf")),)), "ikke et tal"),
    ):
        with pytest.raises(ScenarioRefused, match=words):
            save(engine, scenario.scenario_id, base, wrong, program("konto-1"), NOW)
    with pytest.raises(ScenarioUnreadable, match="201 tegn"):
        save(engine, scenario.scenario_id, base, replace(FIRST, name="x" * 201), program("konto-1"), NOW)
    with pytest.raises(ScenarioRefused, match="hører ikke til scenariet"):
        saved(engine, scenario, base + 1, 4)
    with pytest.raises(ScenarioRefused, match="findes ikke"):
        save(engine, "findes ikke", base, FIRST, program("konto-1"), NOW)
    assert len(saves_of(engine, scenario.scenario_id)) == len(audit_rows(engine)) == 1


def test_when_the_audit_row_fails_nothing_is_saved(engine: Engine) -> None:
    scenario = made(engine)
    keep_draft(engine, "plan", DRAFT, FIRST, program("konto-1"), NOW)
    nobody = program("navn@eksempel.dk")  # what the audit refuses
    with pytest.raises(AccountRefused):
        save(engine, scenario.scenario_id, scenario.head.save_id, FIRST, nobody, NOW, DRAFT)
    with pytest.raises(AccountRefused):
        new_scenario(engine, "plan", FIRST, nobody, NOW)
    assert len(scenarios_of(engine, "plan")) == len(saves_of(engine, scenario.scenario_id)) == 1
    assert draft_of(engine, "plan", DRAFT) is not None


def test_choosing_and_saving_at_once_lose_nothing(engine: Engine) -> None:
    scenario = made(engine)
    mine, theirs = (saved(engine, scenario, scenario.head.save_id, hours) for hours in (4, 6))

    def work(place: int) -> bool:
        try:
            if place % 2:
                choose(engine, scenario.scenario_id, theirs.save_id, [mine.save_id], program("konto-1"), NOW)
            else:
                saved(engine, scenario, mine.save_id, 10 + place)
        except ScenarioMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        done = list(people.map(work, range(8)))
    assert all(done[::2])
    assert sum(done[1::2]) <= 1
    line = line_of(saves_of(engine, scenario.scenario_id))
    hours = {end.document.moves[0].hours for end in line.ends}
    assert hours >= {10, 12, 14, 16}
    assert 6 in hours


@pytest.mark.parametrize("strange", ["\x00", "\ud800", "x" * 5_000, "' OR 1=1 --", ""])
def test_an_id_from_an_address_that_can_be_none_finds_nothing(engine: Engine, strange: str) -> None:
    made(engine)
    assert scenario_of(engine, "plan", strange) is None
    assert draft_of(engine, "plan", strange) is None

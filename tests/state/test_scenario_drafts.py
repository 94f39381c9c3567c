"""Comments are only added to; a draft is written over, dropped by its save, and says when it has grown old."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from lib.domain.access.account import program
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.saved import Save, SavedScenario
from lib.state.scenario_rows import ScenarioRefused
from lib.state.scenarios import (
    comment,
    comments_of,
    draft_of,
    keep_draft,
    new_scenario,
    save,
)
from lib.state.tables import scenario_draft
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


def test_comments_are_only_added(engine: Engine) -> None:
    scenario = made(engine)
    comment(engine, scenario.scenario_id, " Godt \r\nforslag\x00 ", program("konto-1"), NOW)
    comment(engine, scenario.scenario_id, "Enig", program("konto-2"), NOW)
    found = comments_of(engine, scenario.scenario_id)
    assert [(each.text, each.actor, each.at) for each in found] == [
        ("Godt \nforslag", "konto-1", NOW),
        ("Enig", "konto-2", NOW),
    ]
    for text, words in ((" \x00", "Skriv en kommentar"), ("x" * 2_001, "for lang")):
        with pytest.raises(ScenarioRefused, match=words):
            comment(engine, scenario.scenario_id, text, program("konto-1"), NOW)
    with pytest.raises(ScenarioRefused, match="findes ikke"):
        comment(engine, "findes ikke", "Hej", program("konto-1"), NOW)
    assert comments_of(engine, made(engine).scenario_id) == ()


def test_a_draft_is_written_over_and_dropped_by_the_save(engine: Engine) -> None:
    nameless = replace(FIRST, name="")
    keep_draft(engine, "plan", DRAFT, nameless, program("konto-1"), NOW)
    keep_draft(engine, "plan", DRAFT, replace(nameless, moves=(moved(3),)), program("konto-1"), NOW)
    draft = draft_of(engine, "plan", DRAFT)
    assert draft is not None
    assert (draft.document.moves, draft.scenario_id, draft.sentence, draft.at) == ((moved(3),), None, "", NOW)
    assert draft_of(engine, "anden", DRAFT) is None
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(scenario_draft)).scalar_one() == 1
    new_scenario(engine, "plan", FIRST, program("konto-1"), NOW, DRAFT)
    assert draft_of(engine, "plan", DRAFT) is None


def test_a_draft_of_an_older_save_says_so(engine: Engine) -> None:
    scenario = made(engine)
    base = scenario.head.save_id
    keep_draft(engine, "plan", DRAFT, FIRST, program("konto-1"), NOW, scenario.scenario_id, base)
    draft = draft_of(engine, "plan", DRAFT)
    assert draft is not None
    assert draft.newer is None
    newer = saved(engine, scenario, base, 4, "konto-2")
    draft = draft_of(engine, "plan", DRAFT)
    assert draft is not None
    assert draft.newer is not None
    assert draft.newer.save_id == newer.save_id
    assert draft.sentence.startswith("Kladden bygger på en ældre udgave: konto-2 har gemt den 22. nov. 2026.")
    result = save(engine, scenario.scenario_id, base, FIRST, program("konto-1"), NOW, DRAFT)
    assert (result.beside, draft_of(engine, "plan", DRAFT)) == (1, None)


def test_a_draft_of_a_strange_number_is_refused(engine: Engine) -> None:
    keep_draft(engine, "plan", DRAFT, FIRST, program("konto-1"), NOW)
    other = replace(FIRST, plan_id="anden")
    for plan_id, draft_id, kept in (
        ("anden", DRAFT, other),
        ("plan", "x" * 33, FIRST),
        ("plan", "../", FIRST),
    ):
        with pytest.raises(ScenarioRefused, match="gyldigt nummer"):
            keep_draft(engine, plan_id, draft_id, kept, program("konto-1"), NOW)


def test_a_draft_written_for_the_first_time_from_many_places_is_one(engine: Engine) -> None:
    with ThreadPoolExecutor(8) as people:
        list(
            people.map(lambda _: keep_draft(engine, "plan", DRAFT, FIRST, program("konto-1"), NOW), range(8))
        )
    assert draft_of(engine, "plan", DRAFT) is not None

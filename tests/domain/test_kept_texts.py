"""The five kinds of JSON that are kept and read again: each field spoilt by itself is refused by its own name.

What a document may be is said here a second time: the limits of texts and lists, and which numbers are ids.
"""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from lib.domain.allocation.terms import Lock, Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.decisions import written as decisions
from lib.domain.delaftaler import written as delaftaler
from lib.domain.indstilling import written as indstilling
from lib.domain.indstilling.parts import PROPOSAL
from lib.domain.meetings import written as meetings
from lib.domain.scenario import written as scenario
from lib.domain.scenario.document import Assumption
from lib.domain.scenario.reading import ScenarioUnreadable
from tests.domain.decisions.made import expectation, fields, moved
from tests.domain.delaftaler.made import FIRST_TEXT
from tests.domain.indstilling.made import FIELDS
from tests.domain.meetings.test_written import FULL
from tests.domain.scenario.made import document
from tests.domain.scenario.made import moved as shifted

Path = tuple[str | int, ...]
LARGEST_ID = 2**31 - 1
NUMBERED = {
    "votes": "stemme",
    "expectations": "forventning",
    "moves": "flytning",
    "agenda": "punkt",
    "locks": "lås",
    "assumptions": "antagelse",
    "sessions": "aktivitet",
    "factors": "faktor",
}
"""Lists whose entries are named by their place in a refusal."""


@dataclass(frozen=True)
class Format:
    """`texts` and `lists`: how much each may hold; `numbers`: fields that hold an id of a row."""

    sample: str
    read: Callable[[str], object]
    refused: type[Exception]
    begins: str
    texts: dict[str, int]
    lists: dict[str, int]
    numbers: tuple[str, ...] = ()


TERMS = Terms(
    lifted=frozenset({"regel"}), locks=frozenset({Lock("a", "zone1")}), most_moved=20, sessions=(("a", 4),)
)
FORMATS = {
    "decision": Format(
        decisions.to_json(
            fields(
                moved(1, 4, 2),
                moved(2, 3, 1),
                indstilling_id=7,
                expectations=(expectation(), expectation(area_id="zone2")),
                delaftaler=(5,),
            )
        ),
        decisions.from_json,
        decisions.DecisionUnreadable,
        "Beslutningen kan ikke læses: ",
        {"kind": 120, "title": 200, "text": 5_000, "version": 64, "voter_id": 120, "dissent": 2_000}
        | {"indicator_id": 120, "area_id": 120, "basis": 500, "activity_id": 120, "resource": 200}
        | {"from_zone": 120, "to_zone": 120},
        {"votes": 50, "expectations": 100, "delaftaler": 200, "moves": 500},
        ("meeting_id", "indstilling_id", "delaftaler"),
    ),
    "meeting": Format(
        meetings.to_json(FULL),
        meetings.from_json,
        meetings.MeetingUnreadable,
        "Mødet kan ikke læses: ",
        {"kind": 120, "place": 120, "zone": 120, "version": 64, "scenario_id": 120, "title": 200}
        | {"delaftale": 120, "text": 4_000, "note": 4_000, "slide_id": 120, "words": 4_000, "order": 120},
        {"scenarios": 20, "agenda": 60, "order": 200, "said": 200},
        ("save_id", "indstilling_id"),
    ),
    "edition": Format(
        delaftaler.to_json(FIRST_TEXT),
        delaftaler.from_json,
        delaftaler.EditionUnreadable,
        "Udgaven kan ikke læses: ",
        {"activity_id": 120, "goals": 120, **dict.fromkeys(dict(FIRST_TEXT.texts), 4_000)},
        {"goals": 200},
    ),
    "indstilling": Format(
        indstilling.to_json(FIELDS).replace('"texts": {}', f'"texts": {{"{PROPOSAL}": "Ja"}}'),
        indstilling.from_json,
        indstilling.IndstillingUnreadable,
        "Indstillingen kan ikke læses: ",
        {"title": indstilling.TITLE_LIMIT, "kind": 200, "scenario_id": 200, "version": 64}
        | {PROPOSAL: indstilling.TEXT_LIMIT},
        {"scenarios": indstilling.MOST, "assessments": indstilling.ASSESSMENTS_LIMIT},
        ("save_id", "assessments"),
    ),
    "scenario": Format(
        scenario.to_json(
            document(
                "Mit",
                shifted(2),
                terms=TERMS,
                rules=("r",),
                assumptions=(Assumption("x", 1.5),),
                answers=(3,),
                note="Fordi",
                weighing=Weighing("Drøftet", (("zone1", 1.5),)),
            )
        ),
        scenario.from_json,
        ScenarioUnreadable,
        "Scenariet kan ikke læses: ",
        {"plan_id": 80, "name": 200, "note": 5_000, "data_version": 64, "rules": 120, "lifted_rules": 120}
        | {"assumption_id": 120, "discussion": 200, "activity_id": 120, "resource": 200},
        {"rules": 500, "moves": 500, "locks": 1_000, "sessions": 500, "assumptions": 500, "answers": 500}
        | {"lifted_rules": 500, "factors": 500},
        ("answers",),
    ),
}


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """The places of all that is no object and no list."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, (*path, name))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from leaves(each, (*path, place))
    else:
        yield path


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def changed(sample: str, path: Path, now: Any) -> str:
    made = copy.deepcopy(json.loads(sample))
    at(made, path[:-1])[path[-1]] = now
    return json.dumps(made)


def name_of(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def place_of(path: Path) -> str:
    """'flytning 2' for what stands in the second move."""
    for step, following in zip(path, path[1:], strict=False):
        if step in NUMBERED and isinstance(following, int) and path[-1] != following:
            return f"{NUMBERED[str(step)]} {following + 1}"
    return ""


def refusal(form: Format, text: str) -> str:
    """The sentence of a refusal; '' where the text is read."""
    try:
        form.read(text)
    except form.refused as refused:
        return str(refused)
    return ""


def unnamed(form: Format, path: Path, now: Any) -> list[str]:
    """What is wrong with the refusal of one changed field: nothing, or the sentence."""
    said = refusal(form, changed(form.sample, path, now))
    named = said.startswith(form.begins) and f" «{name_of(path)}» " in said and f"{place_of(path)} " in said
    return [] if named else [f"{path} {str(now)[:20]!r}: {said}"]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_field_of_another_kind_is_refused_by_its_name_and_place(kind: str) -> None:
    form = FORMATS[kind]
    assert refusal(form, form.sample) == ""
    wrong = [fault for path in leaves(json.loads(form.sample)) for fault in unnamed(form, path, {"x": 1})]
    assert wrong == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_list_is_a_list_and_holds_as_much_as_it_may(kind: str) -> None:
    form, wrong = FORMATS[kind], []
    for path in {path[:-1] for path in lists(json.loads(form.sample))}:
        wrong += unnamed(form, path, 5)
        first, most = at(json.loads(form.sample), path)[0], form.lists[name_of(path)]
        full = [first] * most
        wrong += [
            f"{path}: {said}"
            for said in [refusal(form, changed(form.sample, path, full))]
            if "plads til" in said
        ]
        wrong += unnamed(form, path, [*full, first])
    assert wrong == []


def lists(value: Any, path: Path = ()) -> Iterator[Path]:
    """The places of all first entries of lists."""
    for path_of_leaf in leaves(value, path):
        for end, step in enumerate(path_of_leaf):
            if step == 0:
                yield path_of_leaf[: end + 1]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_text_may_be_as_long_as_it_may_and_no_longer(kind: str) -> None:
    form, wrong = FORMATS[kind], []
    for path in leaves(json.loads(form.sample)):
        most = form.texts.get(name_of(path))
        if most is not None and isinstance(at(json.loads(form.sample), path), str) and not is_word(path):
            wrong += [
                f"{path}: {said}"
                for said in [refusal(form, changed(form.sample, path, "x" * most))]
                if said and "tegn, og der er" in said
            ]
            wrong += unnamed(form, path, "x" * (most + 1))
    assert wrong == []


def is_word(path: Path) -> bool:
    """A field that can only be one of some words; `kind` of a point is, `kind` of a meeting is an id."""
    return path[0] == "agenda" and path[-1] == "kind"


@pytest.mark.parametrize("kind", FORMATS)
def test_an_id_that_is_a_number_is_a_whole_one_from_1_to_the_largest(kind: str) -> None:
    form, wrong = FORMATS[kind], []
    for path in leaves(json.loads(form.sample)):
        if name_of(path) in form.numbers and at(json.loads(form.sample), path) is not None:
            for fits in (1, LARGEST_ID):
                said = refusal(form, changed(form.sample, path, fits))
                wrong += [f"{path} {fits}: {said}"] if said else []
            for none in (0, LARGEST_ID + 1, 1.5, True, "1"):
                wrong += unnamed(form, path, none)
    assert wrong == []


@pytest.mark.parametrize("kind", FORMATS)
def test_every_field_but_the_free_ones_must_be_there_and_no_other(kind: str) -> None:
    form = FORMATS[kind]
    made, wrong = json.loads(form.sample), []
    objects = {path[:end] for path in leaves(made) for end in range(len(path)) if isinstance(path[end], str)}
    for path in objects:
        if name_of((form.begins, *path)) == "texts":
            continue
        said = refusal(form, changed(form.sample, (*path, "fremmed"), 1))
        wrong += [] if "«fremmed»" in said and place_of((*path, "")) in said else [f"{path}: {said}"]
    assert wrong == []


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_thing_is_always_written_the_same(kind: str) -> None:
    form = FORMATS[kind]
    module = {
        "decision": decisions,
        "meeting": meetings,
        "edition": delaftaler,
        "indstilling": indstilling,
        "scenario": scenario,
    }[kind]
    written = module.to_json(form.read(form.sample))  # type: ignore[attr-defined]  # each of the five has it
    assert json.loads(written) == json.loads(form.sample)
    assert "\\u" not in written

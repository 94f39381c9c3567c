"""Every limit of a kept scenario: what stands on it is read, and one more is refused by the name of its place."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from lib.domain.allocation.placement import Move
from lib.domain.allocation.terms import Lock
from lib.domain.numbers import count
from lib.domain.scenario.document import Assumption
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.written import MOST_SIGNS, from_json, moves_from, written_move

MOVE = {"activity_id": "a", "resource": "r", "from_zone": "z1", "to_zone": "z2", "hours": 1.5}
LEAST = {"schema": 1, "plan_id": "p", "name": "n", "data_version": "v", "rules": [], "moves": []}


def written(**fields: Any) -> str:
    """The smallest scenario with some fields otherwise."""
    return json.dumps({**LEAST, **fields})


def fault_of(text: str, plan_id: str = "") -> str:
    """Why a text is refused."""
    with pytest.raises(ScenarioUnreadable) as refused:
        from_json(text, plan_id)
    return refused.value.fault


def weighed(discussion: str = "", **factor: Any) -> dict[str, Any]:
    """A weighing with one factor."""
    return {"discussion": discussion, "factors": [{"zone": "z", "factor": 1, **factor}]}


TEXTS: list[tuple[str, int, Callable[[str], dict[str, Any]]]] = [
    ("«name»", 200, lambda text: {"name": text}),
    ("«note»", 5_000, lambda text: {"note": text}),
    ("«plan_id»", 80, lambda text: {"plan_id": text}),
    ("«data_version»", 64, lambda text: {"data_version": text}),
    ("et punkt i «rules»", 120, lambda text: {"rules": ["a", text]}),
    ("et punkt i «lifted_rules»", 120, lambda text: {"lifted_rules": ["a", text]}),
    ("«activity_id» i flytning 2", 120, lambda text: {"moves": [MOVE, {**MOVE, "activity_id": text}]}),
    ("«resource» i flytning 2", 200, lambda text: {"moves": [MOVE, {**MOVE, "resource": text}]}),
    ("«from_zone» i flytning 2", 120, lambda text: {"moves": [MOVE, {**MOVE, "from_zone": text}]}),
    ("«to_zone» i flytning 2", 120, lambda text: {"moves": [MOVE, {**MOVE, "to_zone": text}]}),
    ("«activity_id» i lås 1", 120, lambda text: {"locks": [{"activity_id": text, "zone": ""}]}),
    ("«zone» i lås 1", 120, lambda text: {"locks": [{"activity_id": "", "zone": text}]}),
    (
        "«activity_id» i aktivitet 1 i «sessions»",
        120,
        lambda text: {"sessions": [{"activity_id": text, "hours": 1}]},
    ),
    (
        "«assumption_id» i antagelse 1",
        120,
        lambda text: {"assumptions": [{"assumption_id": text, "value": 1}]},
    ),
    ("«discussion» i «need_weighing»", 200, lambda text: {"need_weighing": weighed(text)}),
    ("«zone» i faktor 1 i «need_weighing»", 120, lambda text: {"need_weighing": weighed(zone=text)}),
]


@pytest.mark.parametrize(("where", "most", "fields"), TEXTS, ids=[where for where, *_ in TEXTS])
def test_a_text_is_as_long_as_it_may_be(
    where: str, most: int, fields: Callable[[str], dict[str, Any]]
) -> None:
    from_json(written(**fields("x" * most)))
    assert fault_of(written(**fields("x" * (most + 1)))) == (
        f"{where} er på {count(most + 1)} tegn, og der er plads til {count(most)}"
    )


LISTS: list[tuple[str, int, Callable[[int], Any]]] = [
    ("rules", 500, str),
    ("lifted_rules", 500, str),
    ("moves", 500, lambda _: MOVE),
    ("locks", 1_000, lambda number: {"activity_id": str(number), "zone": ""}),
    ("sessions", 500, lambda number: {"activity_id": str(number), "hours": 1}),
    ("assumptions", 500, lambda number: {"assumption_id": str(number), "value": 1}),
    ("answers", 500, lambda number: number + 1),
]


@pytest.mark.parametrize(("field", "most", "entry"), LISTS, ids=[field for field, *_ in LISTS])
def test_a_list_is_as_long_as_it_may_be(field: str, most: int, entry: Callable[[int], Any]) -> None:
    from_json(written(**{field: [entry(number) for number in range(most)]}))
    longer = written(**{field: [entry(number) for number in range(most + 1)]})
    assert fault_of(longer) == (f"«{field}» har {count(most + 1)} punkter, og der er plads til {count(most)}")


def test_factors_are_as_many_as_zones_may_be() -> None:
    factors = [{"zone": str(number), "factor": 1} for number in range(501)]
    from_json(written(need_weighing={"discussion": "", "factors": factors[1:]}))
    assert fault_of(written(need_weighing={"discussion": "", "factors": factors})) == (
        "«factors» har 501 punkter, og der er plads til 500"
    )


NUMBERS: list[tuple[str, Callable[[Any], dict[str, Any]], tuple[float, ...], float, str]] = [
    (
        "«hours» i flytning 1",
        lambda n: {"moves": [{**MOVE, "hours": n}]},
        (0.5, 10_000),
        10_000.5,
        "0 og 10.000",
    ),
    ("«most_moved_hours»", lambda n: {"most_moved_hours": n}, (0, 10_000), 10_000.5, "0 og 10.000"),
    (
        "«hours» i aktivitet 1 i «sessions»",
        lambda n: {"sessions": [{"activity_id": "a", "hours": n}]},
        (0.5, 10_000),
        -0.5,
        "0 og 10.000",
    ),
    ("«answers»", lambda n: {"answers": [n]}, (1, 2_147_483_647), 2_147_483_648, "1 og 2.147.483.647"),
    (
        "«value» i antagelse 1",
        lambda n: {"assumptions": [{"assumption_id": "a", "value": n}]},
        (-1e12, 1e12),
        1e12 + 1,
        "−1.000.000.000.000 og 1.000.000.000.000",
    ),
    (
        "«factor» i faktor 1 i «need_weighing»",
        lambda n: {"need_weighing": weighed(factor=n)},
        (0.01, 100),
        0.009,
        "0,01 og 100",
    ),
]


@pytest.mark.parametrize(
    ("where", "fields", "inside", "outside", "limits"), NUMBERS, ids=[each[0] for each in NUMBERS]
)
def test_a_number_may_stand_on_its_limits(
    where: str,
    fields: Callable[[Any], dict[str, Any]],
    inside: tuple[float, ...],
    outside: float,
    limits: str,
) -> None:
    for value in inside:
        from_json(written(**fields(value)))
    assert fault_of(written(**fields(outside))) == f"{where} skal være mellem {limits}"
    assert fault_of(written(**fields("1"))) == f"{where} skal være et tal"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"moves": [MOVE, 3]}, "flytning 2"),
        ({"locks": [{"activity_id": "", "zone": ""}, 3]}, "lås 2"),
        ({"sessions": [{"activity_id": "a", "hours": 1}, 3]}, "aktivitet 2 i «sessions»"),
        ({"assumptions": [{"assumption_id": "a", "value": 1}, 3]}, "antagelse 2"),
        ({"need_weighing": 3}, "«need_weighing»"),
        ({"need_weighing": {"discussion": "", "factors": [3]}}, "faktor 1 i «need_weighing»"),
    ],
)
def test_what_should_have_fields_is_named_by_its_place(fields: dict[str, Any], where: str) -> None:
    assert fault_of(written(**fields)) == f"{where} skal være felter med navne"


def test_what_is_no_scenario_of_this_plan_and_program_is_told() -> None:
    missing = "det er ikke et scenarie fra Zonekompas (feltet «schema» mangler)"
    assert fault_of("[]") == fault_of("{}") == fault_of('"schema"') == missing
    assert fault_of(written(schema=2)) == "det er gemt af en nyere udgave af Zonekompas; opdatér først"
    for schema in (0, True, 1.0, "1", None):
        assert fault_of(written(schema=schema)) == f"«schema» skal være 1, ikke «{schema}»"
    assert fault_of(written(), "q") == "det er lavet til en anden plan, «p»"
    too_many = MOST_SIGNS + 1
    assert fault_of(" " * too_many) == "det fylder 2.000.001 tegn, og der er plads til 2.000.000"
    assert fault_of(" " * MOST_SIGNS).startswith("det er ikke gyldig JSON")


def test_empty_ids_are_refused_but_in_locks_and_in_a_discussion() -> None:
    for where, _, fields in TEXTS:
        if where in ("«name»", "«note»") or "lås" in where or "«discussion»" in where:
            from_json(written(**fields("")))
        else:
            assert fault_of(written(**fields(""))) == f"{where} er tomt"


def test_moves_begin_on_twenty_four_days_at_most() -> None:
    days = [(date(2026, 1, 1) + timedelta(days=each)).isoformat() for each in range(24)]
    moves = [{**MOVE, "starts": day} for day in days]
    assert len(moves_from([*moves, *moves])) == 48
    with pytest.raises(ScenarioUnreadable) as refused:
        moves_from([*moves, MOVE])
    assert refused.value.fault == "flytningerne begynder på 25 forskellige dage, og der er plads til 24"


def test_every_field_comes_to_its_own_place() -> None:
    dated = {**MOVE, "starts": "2026-07-01"}
    read = from_json(
        written(
            moves=[MOVE, dated],
            locks=[{"activity_id": "x", "zone": "y"}],
            sessions=[{"activity_id": "s", "hours": 2.5}],
            assumptions=[{"assumption_id": "t", "value": 1}],
            most_moved_hours=0,
            need_weighing=None,
            answers=[2, 1],
            note=" n ",
        )
    )
    assert read.moves == (Move("a", "r", "z1", "z2", 3), Move("a", "r", "z1", "z2", 3, date(2026, 7, 1)))
    assert [written_move(each) for each in read.moves] == [{**MOVE, "starts": None}, dated]
    assert read.terms.locks == {Lock("x", "y")}
    assert (read.terms.sessions, read.terms.most_moved, read.terms.lifted) == ((("s", 5),), 0, frozenset())
    assert (read.assumptions, read.answers, read.weighing) == ((Assumption("t", 1.0),), (2, 1), None)
    assert (read.plan_id, read.name, read.version, read.rules, read.note) == ("p", "n", "v", (), "n")

"""The words of Mandagsmail one by one: cells of the table, the målgrupper that have changed, and the marks."""

from dataclasses import replace

import pytest

from lib.domain.observation import Status
from lib.domain.statistics.intervals import Interval, Method
from lib.domain.unemployment.digest import AreaLine, Digest, DigestBar
from lib.domain.unemployment.digest_words import (
    TABLE_GUIDE,
    digest_finding,
    digest_table,
    group_sentences,
    note_sentences,
    picture_guide,
    subtitle_words,
    table_guide,
    week_label,
)
from lib.domain.unemployment.flow import Change, Verdict
from tests.domain.unemployment.letters import BEFORE, MONDAY, NB, counts, digest_of, since
from tests.domain.unemployment.persons import BASELINE, NAMES

LABELS = {"6.2": "Jobparat", "6.3": ""}
DIGEST = digest_of(*counts(BASELINE, 300, 300), *counts(BEFORE, 300, 300), *counts(MONDAY, 300, 300))


def moved(
    persons: float, group: str = "", area: str = "a", points: float | None = None, **more: object
) -> Change:
    """A certain change of so many persons, from 100."""
    verdict = Verdict.FALDET if persons < 0 else Verdict.STEGET
    limits = Interval(persons - 1, persons + 1, 0.95, Method.MOVER)
    made = Change(group, area, 100.0, 100 + persons, persons, limits, points, None, verdict, "", "", False)
    return replace(made, **more)  # type: ignore[arg-type]  # tests choose the fields


def cells(*changes: Change | None, column: str = "Siden 9. november 2026") -> list[str]:
    """How changes since last week are written in the table."""
    lines = tuple(replace(DIGEST.areas[0], name=str(place), week=each) for place, each in enumerate(changes))
    return list(digest_table(replace(DIGEST, areas=lines))[column])[: len(changes)]


def test_a_change_in_the_table() -> None:
    unsure = {"verdict": Verdict.USIKKER}
    assert cells(
        moved(-12, points=-1.2),
        moved(3, points=0.3),
        moved(1, **unsure),
        moved(-1, **unsure),
        moved(0, points=0.0, **unsure),
        moved(-12, points=-1.2, is_demo=True),
        moved(0, verdict=Verdict.BRUDT),
        moved(0, verdict=Verdict.VISES_IKKE),
        moved(0, verdict=Verdict.MANGLER),
        None,
    ) == [
        "▼ 12 færre, −1,2 procentpoint",
        "▲ 3 flere, +0,3 procentpoint",
        "≈ 1 flere",
        "≈ 1 færre",
        "≈ uændret, 0,0 procentpoint",
        "12 færre, −1,2 procentpoint, demo",
        "databrud",
        "diskretioneret",
        "mangler",
        "mangler",
    ]


def line(
    persons: float | None, share: float | None, status: Status = Status.OK, is_demo: bool = False
) -> AreaLine:
    return AreaLine("a", "Zone 1", persons, share, status, is_demo, moved(-12), None, None)


def test_a_number_in_the_table() -> None:
    lines = (
        line(1200, 12.5),
        line(None, 12.5),
        line(1200, None, is_demo=True),
        line(None, None),
        line(None, None, Status.DISKRETIONERET),
        line(None, None, Status.MANGLER),
        line(0, 0.0),
    )
    table = digest_table(replace(DIGEST, areas=lines))
    assert list(table["Kendte ledige"])[:7] == [
        f"1.200 (12,5{NB}%)",
        f"antal mangler (12,5{NB}%)",
        "1.200 (procent mangler), demo",
        "mangler",
        "diskretioneret",
        "mangler",
        f"0 (0,0{NB}%)",
    ]
    assert list(table["Siden 9. november 2026"])[:5] == [*["▼ 12 færre"] * 4, "diskretioneret"]


def test_there_is_a_column_for_each_day_that_there_are_figures_of() -> None:
    first, week, baseline = ["Område", "Kendte ledige"], "Siden 9. november 2026", "Siden 1. juni 2022"
    assert list(digest_table(DIGEST).columns) == [*first, week, baseline]
    assert list(digest_table(replace(DIGEST, has_baseline=False)).columns) == [*first, week]
    assert list(digest_table(replace(DIGEST, baseline=BEFORE)).columns) == [*first, week]
    assert list(digest_table(replace(DIGEST, previous=None)).columns) == [*first, baseline]
    assert list(digest_table(replace(DIGEST, baseline=None)).columns) == [*first, week]
    assert list(digest_table(DIGEST)["Område"]) == ["Zone 1", "Zone 2", "Alle zoner", "Kommunen"]


@pytest.mark.parametrize(("cell", "guide"), [("≈ 1", TABLE_GUIDE), ("▲ 1", TABLE_GUIDE), ("demo", "")])
def test_the_signs_are_explained_where_there_are_any(cell: str, guide: str) -> None:
    table = digest_table(DIGEST).iloc[:2, :1]
    assert table_guide(table) == ""
    assert table_guide(table.assign(x=["", cell])) == guide


def groups(*changes: Change, **more: object) -> tuple[str, ...]:
    """What is told of changes since last week, and none since the baseline unless said."""
    empty = {"group_week": changes, "group_baseline": ()}
    return group_sentences(replace(DIGEST, **{**empty, **more}), LABELS, NAMES)  # type: ignore[arg-type]  # tests choose the fields


def test_groups_are_told_by_the_size_of_their_change() -> None:
    week, start = "Siden 9. november 2026", "Siden 1. juni 2022"
    assert groups(
        moved(-5, "6.2"), moved(-30, "6.3", "b"), moved(20, "6.9"), group_baseline=(moved(7, "6.2"),)
    ) == (
        f"{week}: 30 færre i Zone 2 i målgruppe 6.3 (100 → 70).",
        f"{week}: 20 flere i Zone 1 i målgruppe 6.9 (100 → 120).",
        f"{week}: 5 færre i Zone 1 i målgruppe 6.2 jobparat (100 → 95).",
        f"{start}: 7 flere i Zone 1 i målgruppe 6.2 jobparat (100 → 107).",
    )
    unsure = moved(-5, "6.2", verdict=Verdict.USIKKER)
    none = f"{week}: ingen sikker ændring i nogen målgruppe i zonerne."
    assert groups(unsure) == (none,)
    assert groups(unsure, moved(-50, "6.3", is_demo=True)) == (none,)
    assert groups(moved(-50, "6.3", is_demo=True), group_baseline=(unsure,)) == (
        f"{start}: ingen sikker ændring i nogen målgruppe i zonerne.",
    )
    assert groups(moved(-5, "6.2"), previous=None) == ()
    gone = moved(-100, "6.2")
    assert groups(gone, moved(5, "6.3", before=0.0, now=5.0)) == (
        f"{week}: 100 færre i Zone 1 i målgruppe 6.2 jobparat (100 → 0).",
        f"{week}: 5 flere i Zone 1 i målgruppe 6.3 (0 → 5).",
    )


@pytest.mark.parametrize(
    ("many", "rest"),
    [
        (8, ()),
        (9, ("Siden 9. november 2026: og én sikker ændring mindre end disse.",)),
        (11, ("Siden 9. november 2026: og tre sikre ændringer mindre end disse.",)),
    ],
)
def test_eight_groups_are_told_and_the_rest_counted(many: int, rest: tuple[str, ...]) -> None:
    told = groups(*[moved(-size, f"g{size}") for size in range(1, many + 1)])
    assert told[:8] == tuple(
        f"Siden 9. november 2026: {size} færre i Zone 1 i målgruppe g{size} (100 → {100 - size})."
        for size in range(many, many - 8, -1)
    )
    assert told[8:] == rest


def test_groups_across_a_databrud_are_named_once() -> None:
    broken = [moved(0, group, area, verdict=Verdict.BRUDT) for group in ("6.2", "6.3") for area in ("a", "b")]
    assert groups(group_baseline=tuple(broken)) == (
        "Målgruppe 6.2 og 6.3 kan ikke holdes op mod 1. juni 2022: databrud imellem.",
    )
    assert groups(*broken) == ()
    assert groups(group_baseline=tuple(broken), baseline=None) == ()


def test_the_marks_of_the_picture_are_told_where_they_are() -> None:
    plain = DigestBar("Zone 1", 20.0, None, None, "pct", False)
    day = "16. november 2026"
    assert picture_guide(DIGEST, [plain], "Byen") == f"Søjle: kendskabsgrad i procent {day}."
    one = replace(plain, unit="antal", before=10.0)
    assert picture_guide(DIGEST, [one, plain], "Byen") == (
        f"Søjle: antal kendte ledige {day}; mørk streg: 1. juni 2022."
    )
    assert (
        picture_guide(replace(DIGEST, baseline=None), [one], "Byen") == f"Søjle: antal kendte ledige {day}."
    )
    marked = replace(plain, kommune=13.0, is_demo=True)
    assert picture_guide(DIGEST, [plain, marked], "Byen") == (
        f"Søjle: kendskabsgrad i procent {day}; stiplet linje: Byen; hul søjle: demo."
    )


def test_the_notes_name_their_days_and_are_left_out_without_one() -> None:
    whole = replace(DIGEST.whole, week=moved(-12), baseline=moved(3))
    digest: Digest = replace(DIGEST, whole=whole, is_week=False)
    told = "12 færre (100 → 88), uden for usikkerheden."
    start = "Alle zoner siden udgangspunktet (1. juni 2022): 3 flere (100 → 103), uden for usikkerheden."
    assert note_sentences(digest) == (f"Alle zoner siden forrige opgørelse (9. november 2026): {told}", start)
    assert note_sentences(replace(digest, previous=None)) == (start,)
    assert note_sentences(replace(digest, whole=replace(whole, week=None), baseline=None)) == ()
    assert week_label(MONDAY) == "uge 47"
    assert (
        subtitle_words(replace(digest, day=None), "Kendskabsgrad", "Planen")
        == "Kendskabsgrad, 18-66 år · Planen"
    )


def test_a_certain_change_of_all_zones_is_told_only_where_their_sum_is_shown() -> None:
    whole = replace(DIGEST.whole, week=moved(-40))
    assert digest_finding(replace(DIGEST, whole=whole)) == (
        "Uge 47: 40 færre på en uge, 600 kendte ledige i de to zoner"
    )
    for hidden in (replace(whole, persons=None), replace(whole, is_demo=True)):
        assert digest_finding(replace(DIGEST, whole=hidden)) == "Uge 47: 600 kendte ledige i Zone 1 og Zone 2"
    late = replace(DIGEST, whole=whole, is_week=False, areas=DIGEST.areas[:1])
    assert digest_finding(late) == ("Uge 47: 40 færre siden 9. november 2026, 600 kendte ledige i Zone 1")
    since_then = replace(DIGEST, whole=replace(DIGEST.whole, week=None, baseline=moved(9)))
    assert digest_finding(since_then) == "Uge 47: 600 kendte ledige i de to zoner, 9 flere end 1. juni 2022"
    demo = replace(DIGEST, whole=replace(DIGEST.whole, baseline=None, week=moved(9, is_demo=True)))
    assert digest_finding(demo) == "Uge 47: 600 kendte ledige i de to zoner"
    without = digest_of(*counts(MONDAY, 300, 300), goals=since(BASELINE))
    assert digest_finding(without) == "Uge 47: 600 kendte ledige i de to zoner"

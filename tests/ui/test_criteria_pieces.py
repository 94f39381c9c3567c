"""The words and tables of Kriterier: stamp, cells, reasons once, early warnings, the law with what is unknown."""

from datetime import date

import pandas as pd
import pytest

from lib.domain.law.law import Law, NationalConvicted
from lib.domain.law.lists import families, first_list, named, page_finding, sourced_years
from lib.domain.law.screening import EarlyWarning, Screening
from lib.ui.criteria_law import convicted_table, lists_table, rules_table
from lib.ui.criteria_listed import printed
from lib.ui.criteria_table import criteria_table, export_table
from lib.ui.criteria_words import (
    group_name,
    none_of_many,
    silent_words,
    stamped,
    warning_table,
    warnings_of,
)
from tests.charts.law_builders import LAW, RULES, A, B, screening, value
from tests.charts.law_builders import WORK as WORK_CRITERION

NUMBER = value(WORK_CRITERION, 35.0, 33.0, 37.0)


def html(*areas: Screening) -> str:
    return criteria_table(areas, LAW, [A], "Kriterierne")


def test_a_cell_has_sign_word_colour_distance_and_persons() -> None:
    shown = html(screening("zone1", NUMBER))
    assert "▼ 35,0\N{NO-BREAK SPACE}%" in shown
    assert "zk-better" in shown
    assert "ikke opfyldt" in shown
    assert "5,0 procentpoint under grænsen; 12 personer flere ville ændre svaret" in shown
    assert "opfyldt over 40\N{NO-BREAK SPACE}%" in shown


def test_an_uncertain_number_says_so_in_grey() -> None:
    shown = html(screening("zone1", value(WORK_CRITERION, 41.0, 38.0, 44.0)))
    assert "opfyldt, men usikkert" in shown
    assert 'class="zk-worse"' not in shown


def test_a_reason_is_written_once_and_told_when_pointed_at() -> None:
    shown = html(
        screening("zone1", value(WORK_CRITERION, None)), screening("zone2", value(WORK_CRITERION, None))
    )
    assert shown.count("<small>Der er intet tal.</small>") == 1
    assert shown.count("– kan ikke vurderes") == 4


def test_names_are_escaped() -> None:
    assert "<b>X" not in html(screening("<b>x", NUMBER))


def test_the_file_is_stamped_on_every_row() -> None:
    table = export_table([screening("zone1", NUMBER)], {"§ 61 a": [A], "§ 61 b": [B]})
    assert set(table["Forbehold"]) == {"Screening, ikke afgørelse"}
    first = table.iloc[0]
    assert (first["Værdi"], first["Afstand i procentpoint"], first["Afstand i personer"]) == (35.0, -5.0, 12)
    assert first["Svar"] == "ikke opfyldt"


def test_the_whole_speaks_where_no_part_has_a_number() -> None:
    parts = [screening("zone1", value(WORK_CRITERION, None)), screening("zone2", value(WORK_CRITERION, None))]
    whole = screening("alle", NUMBER)
    finding, besides = page_finding(parts, whole, 2021)
    assert finding.startswith("Alle")
    assert besides.startswith("Ingen af de 2 zoner kan vurderes")
    assert page_finding([*parts, screening("zone3", NUMBER)], whole, 2021)[1] == ""


def test_an_area_without_a_figure_gets_its_name_and_residents() -> None:
    areas = pd.DataFrame([{"area_id": "zone1", "name": "Zone 1", "level": "zone", "residents": 999}])
    found = named(screening("zone1", NUMBER), areas)
    assert (found.area_name, found.residents) == ("Zone 1", 999)
    unknown = screening("zone9", NUMBER)
    assert named(unknown, areas) is unknown


def test_many_areas_without_a_number_are_said_to_be_so() -> None:
    without = [screening(f"a{place}", value(WORK_CRITERION, None)) for place in range(9)]
    assert none_of_many(without)
    assert not none_of_many(without[:8])
    assert not none_of_many([*without, screening("b", NUMBER)])


def warning(chance: float | None, crosses: bool = False, projected: float | None = 39.0) -> EarlyWarning:
    reason = "" if projected is not None else "For få tal."
    return EarlyWarning(WORK_CRITERION, RULES[0], 40.0, 38.0, 2021, projected, chance, crosses, True, reason)


def with_warnings(*own: EarlyWarning) -> Screening:
    made = screening("zone1", NUMBER)
    return Screening(**{**vars(made), "warnings": own})


def test_the_most_likely_warning_comes_first_and_the_unlikely_are_counted() -> None:
    area = with_warnings(
        warning(18.0), warning(0.3), warning(73.0, crosses=True), warning(None, projected=None)
    )
    found = warnings_of([area], [A])
    assert warning_table(found)["Chance for at krydse"].tolist() == [
        "▲ 73\N{NO-BREAK SPACE}%",
        "18\N{NO-BREAK SPACE}%",
    ]
    said = silent_words(found, [area, screening("zone2", NUMBER)])
    assert said[0].startswith("1 tal: ikke på vej over en grænse")
    assert "Zone1: For få tal." in said
    assert "Zone2: Der er ingen tal i lovens definition." in said
    assert warnings_of([area], [B]) == []


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (44.6, "pct", "44,6\N{NO-BREAK SPACE}%"),
        (1.94, "pct", "1,94\N{NO-BREAK SPACE}%"),
        (61.8, "pct_af_regionen", "61,8\N{NO-BREAK SPACE}% af regionen"),
        (305.0, "pr_10000", "305 pr. 10.000"),
    ],
)
def test_a_number_is_written_as_the_source_printed_it(number: float, unit: str, words: str) -> None:
    assert printed(number, unit) == words


def test_the_law_is_told_with_its_source_and_its_unknown() -> None:
    rules = rules_table(LAW)
    assert rules["Grænse"].tolist() == ["over 40 %", "over 30 %", "under 55 % af regionen"]
    assert rules["Gælder"][0] == "fra 1. december 2018"
    known = NationalConvicted(2022, False, 0.725, 1.45, 2.175, "kendt", "avisen")
    unknown = NationalConvicted(2023, False, None, None, None, "ukendt", "")
    table = convicted_table(Law((), (), (), (known, unknown), ()))
    assert table["Landsgennemsnit"].tolist() == ["0,725\N{NO-BREAK SPACE}%", "ukendt"]
    assert table["3 gange (§ 61 a)"].tolist() == ["2,175\N{NO-BREAK SPACE}%", "ukendt"]


def test_a_count_that_did_not_exist_yet_is_no_nought() -> None:
    lists = pd.DataFrame(
        {
            "list_date": [date(2018, 12, 1)],
            "udsatte": [43],
            "forebyggelsesomraader": [None],
            "source": ["bl.dk"],
        }
    )
    assert lists_table(lists).iloc[0].tolist() == ["1. december 2018", "43", "–"]


def test_the_paragraphs_of_a_list_are_those_in_force() -> None:
    assert list(families(LAW, 2020)) == ["§ 61 a"]
    assert list(families(LAW, 2021)) == ["§ 61 a", "§ 61 b"]
    assert sourced_years(
        Law((), (), (A,), (NationalConvicted(2021, False, None, None, None, "", ""),), ())
    ) == [2021]


def test_the_page_begins_with_the_list_that_has_the_most_numbers_of_the_two_newest() -> None:
    figures = pd.DataFrame(
        {
            "area_id": "zone1",
            "legal": True,
            "status": "ok",
            "list_year": [2020, 2020, 2020, 2024, 2024, 2025],
        }
    )
    assert first_list(figures, ["zone1"], [2020, 2024, 2025]) == 2024
    assert first_list(figures, ["zone1"], []) is None


def test_what_leaves_the_page_is_stamped() -> None:
    assert stamped("listen 2021") == "Screening, ikke afgørelse · listen 2021"


def test_a_group_is_named_by_its_size() -> None:
    assert group_name(["a", "b", "c"]) == "Gruppen af 3 afdelinger"
    assert group_name(["a"]) == "Gruppen af én afdeling"

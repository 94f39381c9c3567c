"""The profiles from the command line: listed, proposed for an unknown file, kept when the plan knows what they name."""

from pathlib import Path

from tests.cli.killed import HEADER, Kitchen

UNKNOWN = """Tal fra kommunen
;;;
Område;År;Antal uden for arbejdsstyrken 30-64 år;Personer i alt
Zone 1;2024;312;1010
Zone 2;2024;250;990
Zone 3;2024;201;880
Zone 4;2024;222;970
"""


def test_every_source_and_the_map_is_listed_and_only_figures_ask_for_a_day(kitchen: Kitchen) -> None:
    listed = {row["profile_id"]: row for row in kitchen.run("profiles")["profiles"]}
    assert {"skabelon", "lbf_tabel_9", "jobcenter_kendskabsgrad", "afdelinger", "zoner"} <= set(listed)
    assert listed["jobcenter_kendskabsgrad"]["rhythm"] == "ugentlig"
    assert not listed["afdelinger"]["asks_period"]
    assert not listed["zoner"]["asks_period"]


def test_a_proposal_shows_what_it_saw_and_a_saved_one_reads_the_file(kitchen: Kitchen, sent: Path) -> None:
    file = sent / "kommunens tal.csv"
    file.write_text(UNKNOWN, encoding="utf-8")
    proposed = kitchen.run("propose", str(file))
    assert proposed["head"][2][:2] == ["Område", "År"]
    assert {guess["header"] for guess in proposed["columns"]} >= {"Område", "År"}
    assert all(0 <= guess["confidence"] <= 1 for guess in proposed["columns"])
    profile = sent / "kommunens_tal.toml"
    profile.write_text(proposed["profile_toml"], encoding="utf-8")
    assert kitchen.run("profile", "gem", str(profile))["profile_id"] == "kommunens_tal"
    assert "kommunens_tal" in {row["profile_id"] for row in kitchen.run("profiles")["profiles"]}


def test_a_profile_that_names_what_the_plan_does_not_have_is_not_kept(kitchen: Kitchen, sent: Path) -> None:
    ready = (kitchen.settings.plan_folder / "sources" / "lbf_tabel_9.toml").read_text(encoding="utf-8")
    profile = sent / "egen.toml"
    profile.write_text(ready.replace("kun_grundskole_15_64", "findes_ikke"), encoding="utf-8")
    code, said = kitchen.said("profile", "gem", str(profile))
    assert code == 2
    assert "findes_ikke" in said
    assert not (kitchen.settings.plan_folder / "sources" / "egen.toml").exists()


def test_a_profile_that_cannot_be_read_is_told(kitchen: Kitchen, sent: Path) -> None:
    profile = sent / "egen.toml"
    profile.write_text(HEADER, encoding="utf-8")
    code, said = kitchen.said("profile", "gem", str(profile))
    assert code == 2
    assert "egen.toml" in said

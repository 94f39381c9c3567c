"""The tests of the documentation fail when something is added without its text: asked with made-up things."""

from pathlib import Path

import pytest

from lib.cli.main import command_parser
from lib.domain.goals.goal import TargetRule
from lib.ui.navigation import PAGES
from tests.docs.complaints import (
    command_complaints,
    commands,
    link_complaints,
    lonely_complaints,
    module_complaints,
    page_complaints,
    role_complaints,
    row_complaints,
)
from tests.docs.pages import ROOT, anchor, blocks, read
from tests.docs.snippets import faults, lib_commands, mention_faults, only_our_commands, parse_faults

GUIDE = read(ROOT / "docs" / "brugervejledning" / "siderne.md")
COMMANDS = read(ROOT / "docs" / "kommandoer.md")
INDICATORS = read(ROOT / "docs" / "metode" / "indikatorer.md")
NAMED = dict(commands(command_parser()))


def test_a_new_page_without_a_section_is_told() -> None:
    titles = {entry.page_id: entry.title for entry in PAGES}
    assert page_complaints({**titles, "boliger": "Boliger"}, GUIDE) == [
        "Boliger (boliger): no section of at least 25 words"
    ]


def test_a_section_of_few_words_or_without_a_picture_is_told() -> None:
    words = "ord " * 30
    assert page_complaints({"b": "Boliger"}, "## Boliger\n\nHer er boliger.\n") != []
    assert page_complaints({"b": "Boliger"}, f"## Boliger\n\n{words}\n") == ["Boliger (b): no picture b.png"]
    assert (
        page_complaints({"b": "Boliger"}, f"## Boliger\n\n{words}\n\n![Boliger](../screenshots/b.png)\n")
        == []
    )


def test_a_page_that_a_roles_guide_does_not_name_is_told() -> None:
    guides = {"bestyrelse": "Se på **Overblik**, og glem Boliger."}
    assert role_complaints({"bestyrelse": ["Overblik", "Boliger"]}, guides) == ["bestyrelse: Boliger"]


def test_a_new_command_and_a_new_option_are_told() -> None:
    parser = command_parser()
    (below,) = [action for action in parser._actions if hasattr(action, "add_parser")]
    before = command_complaints(dict(commands(parser)), COMMANDS)
    added = below.add_parser("flet")
    added.add_argument("--hurtigt")
    below.choices["build"].add_argument("--langsomt")
    below.choices["check"].add_argument("hvor")
    told = set(command_complaints(dict(commands(parser)), COMMANDS)) - set(before)
    assert told == {"build: --langsomt", "check: HVOR", "flet: no section"}


def test_a_new_indicator_and_a_new_rule_are_told() -> None:
    assert row_complaints(["kun_grundskole_15_64", "fritidsjob_13_17"], INDICATORS) == ["fritidsjob_13_17"]
    goals = read(ROOT / "docs" / "metode" / "maal.md")
    assert row_complaints([*TargetRule, "halvér"], goals) == ["halvér"]
    assert row_complaints(["tom"], "| `tom` | – |\n") == ["tom"]


def test_a_new_file_of_the_domain_is_told(tmp_path: Path) -> None:
    known, new = tmp_path / "known.py", tmp_path / "new.py"
    (tmp_path / "metode").mkdir()
    (tmp_path / "metode" / "tal.md").write_text("Se [known](../known.py#l1).\n", encoding="utf-8")
    assert module_complaints([known, new], tmp_path / "metode") == [str(new)]


def test_a_link_that_leads_nowhere_and_a_page_nobody_comes_to_are_told(tmp_path: Path) -> None:
    start, other, lonely = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    start.write_text("[b](b.md#et-ord) [x](x.md) [y](b.md#intet) [ude](https://example.dk)", encoding="utf-8")
    other.write_text("# Et ord\n\n```text\n[ingen](henvisning.md)\n# Intet\n```\n", encoding="utf-8")
    lonely.write_text("# Alene\n", encoding="utf-8")
    assert link_complaints([start, other, lonely]) == ["a.md: x.md", "a.md: b.md#intet"]
    assert lonely_complaints([start, other, lonely], start) == [str(lonely)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("1. Lav planen", "1-lav-planen"),
        ("Når noget går galt", "når-noget-går-galt"),
        ("`sources/`", "sources"),
        ("Det, siden ikke siger", "det-siden-ikke-siger"),
    ],
)
def test_an_anchor_is_made_as_the_page_is_shown(heading: str, expected: str) -> None:
    assert anchor(heading) == expected


@pytest.mark.parametrize(
    "block",
    [
        "```\nmake run\n```",
        "```klingon\nqapla\n```",
        "```sh\nif true; then\n```",
        "```sh\npython -m lib buld\n```",
        "```sh\npython -m lib import\n```",
        "```sh\ncd x && python -m lib history --jsonn\n```",
        "```sh\nmake everything\n```",
        "```sh\npython -m pip install -r requirements-none.txt\n```",
        "```bat\n.venv\\Scripts\\python -m lib buld\n```",
        "```cron\n5 3 * *  .venv/bin/python -m lib build\n```",
        "```cron\n5 3 * * *  .venv/bin/python -m lib buld\n```",
        "```python\nx = = 1\n```",
        '```json\n{"moves": [], "plan_id": "x"}\n```',
        '```toml\nslags = "observationer"\n```',
        "```csv\nindicator_id,unknown\na,b\n```",
        "```csv\nsource_id,title,publisher,reached_through\na,b,c\n```",
        "```ini\nNoSection=1\n```",
    ],
)
def test_a_block_that_is_not_what_it_says_is_told(block: str) -> None:
    (found,) = blocks(block, "made.md")
    assert faults(found) != []


def test_an_indented_block_and_its_reason_are_read() -> None:
    text = "1. Kør:\n\n   <!-- køres ikke: kræver en server -->\n   ```sh\n   python -m lib build\n   ```\n"
    (found,) = blocks(text, "made.md")
    assert (found.language, found.text, found.why_not_run) == (
        "sh",
        "python -m lib build\n",
        "kræver en server",
    )


def test_the_commands_of_a_shell_are_found() -> None:
    text = "A=1 python -m lib build && .venv/bin/python -m lib backup k-$(date +\\%F).zip\ncd x; echo y"
    assert list(lib_commands(text)) == [({"A": "1"}, ["build"]), ({}, ["backup", "k-X.zip"])]
    assert not only_our_commands(text)
    assert only_our_commands("python -m lib history  # alt\npython -m lib build\n")
    assert parse_faults(["restore", "k.zip", "--proeve"]) == []


def test_a_command_named_in_text_must_exist_with_its_options() -> None:
    text = "Kør `python -m lib roles sign-out`, `python -m lib bild` og `python -m lib audit prune --alt`."
    assert mention_faults(text, NAMED) == ["no command bild", "audit prune has no --alt"]

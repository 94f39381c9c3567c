"""What may be kept as a draft, and what is read back of it."""

import json

import pytest

from lib.domain.delaftaler.edition import PARTNERS, PURPOSE
from lib.domain.delaftaler.entry import EditionEntry, checked_edition
from lib.domain.delaftaler.written import EditionUnreadable, from_json, to_json
from lib.domain.event_entry import EntryRefused
from tests.domain.delaftaler.made import FIRST_TEXT

GOALS = ("G1", "G2", "G3")


def entry(purpose: str = " Flere i uddannelse\x00 ", reason: str = "Nyt mål") -> EditionEntry:
    return EditionEntry({PURPOSE: purpose, PARTNERS: "Jobcenter"}, ("G3", "G1", "ukendt"), reason)


def test_texts_are_cleaned_and_goals_stand_in_the_agreements_order() -> None:
    fields, reason = checked_edition(entry(), FIRST_TEXT, GOALS)
    assert fields.texts == ((PURPOSE, "Flere i uddannelse"), (PARTNERS, "Jobcenter"))
    assert (fields.activity_id, fields.goals, reason) == ("a", ("G1", "G3"), "Nyt mål")
    assert from_json(to_json(fields)) == fields


def test_every_fault_is_said_at_once() -> None:
    with pytest.raises(EntryRefused) as refused:
        checked_edition(entry(" ", " "), FIRST_TEXT, GOALS)
    assert len(refused.value.sentences) == 2
    with pytest.raises(EntryRefused, match="CPR"):
        checked_edition(entry("Ring til 010190-1234"), FIRST_TEXT, GOALS)
    with pytest.raises(EntryRefused, match=r"plads til 4\.000"):
        checked_edition(entry("x" * 4001), FIRST_TEXT, GOALS)


def test_a_draft_that_changes_nothing_is_not_kept() -> None:
    same = EditionEntry(dict(FIRST_TEXT.texts), FIRST_TEXT.goals, "uden grund")
    with pytest.raises(EntryRefused, match="siger det samme"):
        checked_edition(same, FIRST_TEXT, GOALS)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("schema", 2, "anden udgave"),
        ("texts", {"ukendt": "x"}, "kendes ikke"),
        ("goals", "G1", "liste"),
        ("activity_id", "", "tomt"),
    ],
)
def test_a_strangers_text_is_told_apart(field: str, value: object, said: str) -> None:
    document = {**json.loads(to_json(FIRST_TEXT)), field: value}
    with pytest.raises(EditionUnreadable, match=said):
        from_json(json.dumps(document))


def sentences(made: EditionEntry) -> tuple[str, ...]:
    with pytest.raises(EntryRefused) as refused:
        checked_edition(made, FIRST_TEXT, GOALS)
    return refused.value.sentences


def test_one_fault_is_one_sentence() -> None:
    assert sentences(entry(" ")) == (
        "Skriv formålet: det er det første, en ny medarbejder eller Landsbyggefonden læser.",
    )
    assert sentences(entry("x" * 4_001)) == (
        "Teksten i «Formål» er på 4.001 tegn; der er plads til 4.000. Skriv kortere.",
    )
    assert sentences(EditionEntry(dict(FIRST_TEXT.texts), FIRST_TEXT.goals, "grund")) == (
        "Kladden siger det samme som den udgave, der gælder: ret i teksten, før du gemmer.",
    )
    (named,) = sentences(entry(reason="Ring til 010190-1234"))
    assert named.endswith(" Delaftalen nævner ingen personer.")
    assert checked_edition(entry("x" * 4_000), FIRST_TEXT, GOALS)[0].text_of(PURPOSE) == "x" * 4_000

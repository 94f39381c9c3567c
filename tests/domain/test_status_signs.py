"""One sign, one word and one hatch for each status, and none alike."""

import pytest

from lib.domain.observation import Status
from lib.domain.status_signs import STATUS_SIGNS, status_words


def test_every_status_without_a_value_has_a_sign_of_its_own() -> None:
    assert set(STATUS_SIGNS) == set(Status) - {Status.OK}
    for quality in ("sign", "word", "explanation", "hatch_degrees"):
        assert len({getattr(sign, quality) for sign in STATUS_SIGNS.values()}) == len(STATUS_SIGNS)


def test_missing_and_masked_lean_opposite_ways() -> None:
    leans = STATUS_SIGNS[Status.MANGLER].hatch_degrees, STATUS_SIGNS[Status.DISKRETIONERET].hatch_degrees
    assert abs(leans[0] - leans[1]) == 90


@pytest.mark.parametrize(
    ("status", "reliability", "provenance", "words"),
    [
        ("ok", "sikker", "datatraek", "oplyst"),
        ("ok", "usikker", "datatraek", "oplyst, usikkert tal"),
        ("ok", "usikker", "demo", "demo, usikkert tal"),
        ("ok", "ukendt", "published", "oplyst"),
        ("diskretioneret", "ukendt", "demo", "diskretioneret"),
        ("mangler", "nan", "nan", "mangler"),
    ],
)
def test_the_status_column_has_a_word_for_every_cell(
    status: str, reliability: str, provenance: str, words: str
) -> None:
    assert status_words(status, reliability, provenance) == words

"""Activities that go round the bases: their hours in a zone are a mean, and that is said."""

import pytest

from lib.domain.allocation.rotation import rotation_words, visits
from tests.domain.allocation.builders import real_rulebook_with_terms


def test_the_shares_of_a_rotation_are_one_together() -> None:
    rulebook = real_rulebook_with_terms()
    assert {each.activity_id for each in rulebook.agreement.activities if each.rotates} == {
        "vejledning",
        "oekonomi",
    }
    shares = visits(rulebook.agreement, rulebook.base, "vejledning")
    # 3, 3, 3,5 and 3,5 of 13 hours.
    assert [each.share for each in shares] == pytest.approx([3 / 13, 3 / 13, 3.5 / 13, 3.5 / 13])
    assert sum(each.share for each in shares) == pytest.approx(1)


def test_what_rotates_says_so_and_what_stands_says_nothing() -> None:
    rulebook = real_rulebook_with_terms()
    assert rotation_words(rulebook.agreement, rulebook.base, "oekonomi") == (
        "Økonomisk vejledning går på skift mellem zonernes baser med 8 timer om ugen i alt; timerne i en zone er et "
        "gennemsnit over turen. Af tiden er 25\xa0% i zone 1, 25\xa0% i zone 2, 25\xa0% i zone 3 og 25\xa0% i zone 4."
    )
    assert rotation_words(rulebook.agreement, rulebook.base, "klubber") == ""
    assert visits(rulebook.agreement, rulebook.base, "klubber") == ()

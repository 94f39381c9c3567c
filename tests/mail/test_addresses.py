"""Lists of addresses: what is taken, what is refused, and that a refusal shows no address."""

import pytest

from lib.mail.addresses import AddressRefused, address_hash, checked_sender, listed_addresses


def test_a_list_with_remarks_and_repeats() -> None:
    text = "# bestyrelsen\nen@kommune.dk, to@bolig.dk;\n\n  En@Kommune.dk  # igen\ntre+mandag@sub.bolig.dk"
    assert listed_addresses(text, "listen") == ("en@kommune.dk", "to@bolig.dk", "tre+mandag@sub.bolig.dk")
    assert listed_addresses("\n# ingen\n", "listen") == ()


@pytest.mark.parametrize(
    "wrong",
    ["uden", "en@", "@b.dk", "a b@c.dk", "a@b..", "a@b.dk\x00", "<a@b.dk>", "a@b.dk>", "å@b.dk", "a@b@c.dk"],
)
def test_what_is_no_address_is_refused_without_being_repeated(wrong: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        listed_addresses(f"en@kommune.dk\n{wrong}", "listen")
    assert "Nr. 2 i listen" in str(refused.value)
    assert wrong not in str(refused.value)


def test_a_sender_may_have_a_name_but_no_second_line() -> None:
    assert checked_sender("Områdesekretariatet <a@b.dk>", "X") == "Områdesekretariatet <a@b.dk>"
    for wrong in ("", "uden adresse", "a@b.dk\r\nBcc: x@y.dk", "Navn, x <a@b.dk>"):
        with pytest.raises(AddressRefused):
            checked_sender(wrong, "X")


def test_the_hash_knows_the_same_address_again_and_shows_none() -> None:
    assert address_hash("En@Kommune.dk ") == address_hash("en@kommune.dk")
    assert "kommune" not in address_hash("en@kommune.dk")
    assert len(address_hash("en@kommune.dk")) == 16

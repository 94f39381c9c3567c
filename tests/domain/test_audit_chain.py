"""Whatever is done to a chain afterwards, it shows, and the row is named."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.audit_chain import (
    PRUNED,
    START,
    AuditEntry,
    Chain,
    Head,
    Link,
    chain_faults,
    head_of,
    link_hash,
    linked,
    old_prefix,
    pruned_words,
)

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
FIELDS = ("actor", "action", "subject", "detail")
WORDS = st.text(max_size=8)
MOMENTS = st.integers(0, 3 * 10**15).map(lambda past: NOW - dt.timedelta(microseconds=past))
ENTRIES = st.lists(st.builds(AuditEntry, MOMENTS, WORDS, WORDS, WORDS, WORDS), min_size=2, max_size=8)


def chained(entries: Sequence[AuditEntry]) -> Chain:
    head, links = START, []
    for place, entry in enumerate(entries):
        links.append(linked(head, 100 + place, entry))
        head = Head(links[-1].number, links[-1].hash)
    return Chain({100 + place: entry for place, entry in enumerate(entries)}, links, START, head)


def named(chain: Chain, kept: Sequence[Head] = ()) -> set[int]:
    """The numbers of all rows that are named."""
    return {
        number
        for each in chain_faults(chain, kept)
        for number in range(each.first, each.last + 1)
        if each.first
    }


def altered(chain: Chain, **parts: object) -> Chain:
    return dataclasses.replace(chain, **parts)


def test_the_hash_is_that_of_the_canonical_text() -> None:
    """Written out by hand: whoever has the rows can work the hashes out without this program."""
    entry = AuditEntry(NOW, "konto-1", "læst umaskeret", "7f3a2c", "kontrol")
    text = (
        f'[1,"{"0" * 64}","2026-11-22T09:30:00.000000+00:00",'
        '"konto-1","l\\u00e6st umaskeret","7f3a2c","kontrol"]'
    )
    assert link_hash(1, START.hash, entry) == hashlib.sha256(text.encode()).hexdigest()


def test_the_zone_of_a_moment_does_not_matter() -> None:
    there = NOW.astimezone(dt.timezone(dt.timedelta(hours=1)))
    hashes = {
        link_hash(1, START.hash, AuditEntry(at, "a", "b", "c", "d"))
        for at in (NOW, there, NOW.replace(tzinfo=None))
    }
    assert len(hashes) == 1


@given(ENTRIES)
def test_what_nobody_has_touched_holds(entries: list[AuditEntry]) -> None:
    chain = chained(entries)
    assert chain_faults(chain, [START, chain.head, Head(1, chain.links[0].hash)]) == ()


@given(ENTRIES, st.data())
def test_a_changed_row_is_named(entries: list[AuditEntry], data: st.DataObject) -> None:
    chain = chained(entries)
    link = data.draw(st.sampled_from(list(chain.links)))
    old = chain.entries[link.audit_id]
    field = data.draw(st.sampled_from([*FIELDS, "at"]))
    new = data.draw((MOMENTS if field == "at" else WORDS).filter(lambda value: value != getattr(old, field)))
    spoilt = altered(
        chain, entries={**chain.entries, link.audit_id: dataclasses.replace(old, **{field: new})}
    )
    assert named(spoilt) == {link.number}
    rehashed = [
        dataclasses.replace(each, hash=link_hash(each.number, each.previous, spoilt.entries[each.audit_id]))
        if each is link
        else each
        for each in chain.links
    ]
    assert named(altered(spoilt, links=rehashed)) == {min(link.number + 1, len(entries))}


@given(ENTRIES, st.data())
def test_a_removed_row_is_named(entries: list[AuditEntry], data: st.DataObject) -> None:
    chain = chained(entries)
    gone = data.draw(st.sampled_from(list(chain.links)))
    left = {key: entry for key, entry in chain.entries.items() if key != gone.audit_id}
    assert named(altered(chain, entries=left)) == {gone.number}
    links = [link for link in chain.links if link is not gone]
    assert named(altered(chain, entries=left, links=links)) == {gone.number}


@given(ENTRIES, st.data())
def test_swapped_rows_are_named(entries: list[AuditEntry], data: st.DataObject) -> None:
    chain = chained(entries)
    one, other = data.draw(st.lists(st.sampled_from(list(chain.links)), min_size=2, max_size=2, unique=True))
    swapped = {
        **chain.entries,
        one.audit_id: chain.entries[other.audit_id],
        other.audit_id: chain.entries[one.audit_id],
    }
    alike = swapped[one.audit_id] == swapped[other.audit_id]
    assert named(altered(chain, entries=swapped)) == (set() if alike else {one.number, other.number})
    renumbered = [
        dataclasses.replace(link, number={one: other.number, other: one.number}.get(link, link.number))
        for link in chain.links
    ]
    assert {one.number, other.number} <= named(altered(chain, links=renumbered))


@given(ENTRIES, st.data())
def test_an_inserted_row_is_named(entries: list[AuditEntry], data: st.DataObject) -> None:
    chain = chained(entries)
    new = AuditEntry(NOW, "konto", "indsat", "", "")
    outside = altered(chain, entries={**chain.entries, 7: new})
    assert [fault.sentence for fault in chain_faults(outside)] == [
        "Rækken med id 7 er sat ind uden om kæden."
    ]
    at_end = linked(chain.head, 7, new)
    assert named(altered(outside, links=[*chain.links, at_end])) == {len(entries) + 1}
    place = data.draw(st.integers(0, len(entries) - 1))
    before = chain.links[place - 1] if place else Link(0, 0, "", START.hash)
    within = linked(Head(before.number, before.hash), 7, new)
    moved = [
        dataclasses.replace(link, number=link.number + (link.number > before.number)) for link in chain.links
    ]
    assert before.number + 2 in named(altered(outside, links=[*moved, within]))


@given(ENTRIES, st.data())
def test_what_is_cut_off_at_the_end_shows_against_a_kept_head(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    whole = chained(entries)
    kept = data.draw(st.integers(0, len(entries) - 1))
    cut = chained(entries[:kept])
    missing = set(range(kept + 1, len(entries) + 1))
    assert chain_faults(cut) == ()
    assert named(cut, [whole.head]) == missing
    assert named(altered(cut, head=whole.head)) == missing


@given(ENTRIES)
def test_a_chain_made_anew_shows_against_a_kept_head(entries: list[AuditEntry]) -> None:
    kept = chained(entries).head
    forged = chained([dataclasses.replace(entries[0], actor=entries[0].actor + "x"), *entries[1:]])
    assert chain_faults(forged) == ()
    assert named(forged, [kept]) == {kept.number}


@given(ENTRIES, st.data())
def test_a_pruned_chain_holds_and_an_untold_pruning_does_not(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    whole = chained(entries)
    last = whole.links[data.draw(st.integers(0, len(entries) - 1))]
    anchor = Head(last.number, last.hash)
    telling = AuditEntry(NOW, "programmet", PRUNED, "revisionsspor", pruned_words(anchor))
    end = linked(whole.head, 7, telling)
    left = [link for link in whole.links if link.number > last.number]
    kept = {link.audit_id: whole.entries[link.audit_id] for link in left}
    told = Chain({**kept, 7: telling}, [*left, end], anchor, Head(end.number, end.hash))
    assert chain_faults(told, [START, Head(1, whole.links[0].hash), whole.head]) == ()
    untold = Chain(kept, left, anchor, whole.head)
    assert named(untold) == set(range(1, last.number + 1))
    assert named(altered(told, links=[*whole.links, end])) >= {last.number}


@given(st.lists(MOMENTS, max_size=6), MOMENTS)
def test_only_an_unbroken_old_beginning_is_pruned(moments: list[dt.datetime], before: dt.datetime) -> None:
    rows = [(number, at) for number, at in enumerate(moments, 11)]
    last = old_prefix(rows, before)
    assert all(at < before for number, at in rows if number <= last)
    assert last in (0, *(number for number, _ in rows))
    following = [at for number, at in rows if number > last]
    assert not following or following[0] >= before


def test_a_head_is_read_as_it_is_printed() -> None:
    head = Head(42, "a" * 64)
    assert head_of(f" {head}\n") == head
    assert [head_of(words) for words in ("", "42", f"-1:{'a' * 64}", f"42:{'A' * 64}", f"٤:{'a' * 64}")] == [
        None
    ] * 5


FOUR = chained([AuditEntry(NOW, f"konto-{number}", "gemt", "", "") for number in range(4)])


def said(chain: Chain, *kept: Head) -> list[tuple[int, int, str]]:
    return [(each.first, each.last, each.sentence) for each in chain_faults(chain, kept)]


def without(*audit_ids: int) -> Chain:
    """The four rows without some of them: neither the rows nor their links are there."""
    return altered(
        FOUR,
        entries={key: entry for key, entry in FOUR.entries.items() if key not in audit_ids},
        links=[link for link in FOUR.links if link.audit_id not in audit_ids],
    )


def test_each_thing_that_can_be_wrong_is_one_sentence_with_its_rows() -> None:
    assert said(FOUR) == []
    assert said(without(101)) == [(2, 2, "Række 2 er fjernet.")]
    assert said(without(101, 102)) == [(2, 3, "Rækkerne 2 til 3 er fjernet.")]
    assert said(without(103)) == [(4, 4, "Række 4 er fjernet.")]
    other = dataclasses.replace(FOUR.entries[101], actor="en anden")
    assert said(altered(FOUR, entries={**FOUR.entries, 101: other})) == [
        (2, 2, "Række 2 er ændret, efter at den blev skrevet.")
    ]
    assert said(altered(FOUR, entries={**FOUR.entries, 999: other})) == [
        (0, 0, "Rækken med id 999 er sat ind uden om kæden.")
    ]
    short = Head(2, FOUR.links[1].hash)
    assert said(altered(FOUR, head=short)) == [(3, 4, "Rækkerne 3 til 4 er sat ind efter kædens slutning.")]
    assert said(altered(FOUR, head=Head(3, FOUR.links[2].hash))) == [
        (4, 4, "Række 4 er sat ind efter kædens slutning.")
    ]
    wrong = Head(4, "0" * 64)
    another = (4, 4, "Række 4 er en anden end den, der stod der, da hovedet blev skrevet ned.")
    assert said(altered(FOUR, head=wrong)) == [another]
    assert said(FOUR, wrong) == [another]
    assert said(FOUR, Head(6, "0" * 64)) == [(5, 6, "Rækkerne 5 til 6 er fjernet.")]


def test_a_row_that_does_not_fit_the_one_before_says_so() -> None:
    broken = dataclasses.replace(FOUR.links[2], previous="0" * 64)
    found = said(altered(FOUR, links=[*FOUR.links[:2], broken, FOUR.links[3]]))
    assert found[0] == (
        3,
        3,
        "Række 3 passer ikke til rækken før: en af dem er ændret, eller rækker er byttet om.",
    )


def test_a_pruning_that_nobody_tells_of_is_named() -> None:
    anchor = Head(2, FOUR.links[1].hash)
    pruned = altered(without(100, 101), anchor=anchor)
    assert said(pruned) == [
        (1, 2, "Rækkerne 1 til 2 er fjernet, uden at revisionssporet selv fortæller det.")
    ]
    told = altered(pruned, entries={**pruned.entries, 102: AuditEntry(NOW, "a", PRUNED, "", "noget andet")})
    assert said(told)[0][2].endswith("uden at revisionssporet selv fortæller det.")
    words = altered(
        pruned, entries={**pruned.entries, 102: AuditEntry(NOW, "a", "b", "", pruned_words(anchor))}
    )
    assert said(words)[0][2].endswith("uden at revisionssporet selv fortæller det.")
    before = altered(FOUR, anchor=anchor)
    assert (1, 1, "Række 1 står før det, revisionssporet er forkortet til.") in said(before)
    assert (2, 2, "Række 2 står før det, revisionssporet er forkortet til.") in said(before)

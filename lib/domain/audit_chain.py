"""The chain of the audit: each row carries the hash of the one before, so no row can be changed, taken out, swapped or
put in afterwards without it showing.

What the chain cannot show by itself is that its end has been cut off, or that somebody who may write in the database
has made all of it anew: for that its head (number and hash of the last row) is kept elsewhere and held against it.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LINKED_LATER = "revisionsspor kædet"
"""The action of the row that says how many rows were written before there was a chain."""

PRUNED = "revisionsspor forkortet"
"""The action of the row that says up to which row the audit has been pruned."""

_HEAD = re.compile(r"(0|[1-9][0-9]{0,17}):([0-9a-f]{64})")


@dataclass(frozen=True)
class AuditEntry:
    """One row: `actor` is an account id or the name of a command, `subject` what was touched, `detail` why."""

    at: dt.datetime
    actor: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True)
class Head:
    """Where a chain stands: number and hash of its last row; number 0 before the first."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


START = Head(0, "0" * 64)


@dataclass(frozen=True)
class Link:
    """A row's place in the chain: rows are numbered from 1 without a gap; `audit_id` is the row's id in its table."""

    number: int
    audit_id: int
    previous: str
    hash: str


@dataclass(frozen=True)
class Chain:
    """What is to be verified: rows by id, links by number, `anchor` the last row that was pruned (START: none), `head`
    what the state itself says that the last row is."""

    entries: Mapping[int, AuditEntry]
    links: Sequence[Link]
    anchor: Head
    head: Head


@dataclass(frozen=True)
class ChainFault:
    """Something that does not fit: `first` and `last` are numbers in the chain (0: outside), `sentence` is Danish."""

    first: int
    last: int
    sentence: str


def linked(head: Head, audit_id: int, entry: AuditEntry) -> Link:
    """The link of a row that is written after `head`."""
    number = head.number + 1
    return Link(number, audit_id, head.hash, link_hash(number, head.hash, entry))


def link_hash(number: int, previous: str, entry: AuditEntry) -> str:
    """sha256 of the row's canonical text: a JSON list of number, previous hash, moment (UTC, microseconds) and words.

    The text is ASCII, so no encoding of a database changes it. A moment without a zone is UTC.
    """
    at = entry.at.replace(tzinfo=dt.UTC) if entry.at.tzinfo is None else entry.at.astimezone(dt.UTC)
    moment = at.isoformat(timespec="microseconds")
    fields = [number, previous, moment, entry.actor, entry.action, entry.subject, entry.detail]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode("ascii")).hexdigest()


def head_of(text: str) -> Head | None:
    """A head as it is printed, `42:9f...`; None for what is none."""
    found = _HEAD.fullmatch(text.strip())
    return Head(int(found[1]), found[2]) if found else None


def pruned_words(anchor: Head) -> str:
    """The detail of the row that tells of a pruning."""
    return f"til og med række {anchor}"


def old_prefix(rows: Sequence[tuple[int, dt.datetime]], before: dt.datetime) -> int:
    """The number of the last row of the oldest unbroken part in which every row is older than `before`; 0 for none.

    `rows`: (number, moment in UTC) in the order of the chain. A row that is not old keeps all after it: the clock may
    have been wrong.
    """
    last = 0
    for number, at in rows:
        if at >= before:
            break
        last = number
    return last


def chain_faults(chain: Chain, kept_heads: Sequence[Head] = ()) -> tuple[ChainFault, ...]:
    """All that does not fit, in the order of the chain; empty where it holds. `kept_heads` were kept elsewhere."""
    links = sorted(chain.links, key=lambda link: link.number)
    return (
        *_anchor_faults(chain),
        *_link_faults(chain, links),
        *_unlinked(chain),
        *_head_faults(chain, links),
        *(fault for head in kept_heads for fault in _kept_head_faults(head, chain, links)),
    )


def _link_faults(chain: Chain, links: Sequence[Link]) -> Iterator[ChainFault]:
    before = chain.anchor
    for link in links:
        number, entry = link.number, chain.entries.get(link.audit_id)
        if number <= chain.anchor.number:
            yield ChainFault(
                number, number, f"Række {number} står før det, revisionssporet er forkortet til."
            )
            continue
        if number > before.number + 1:
            yield _missing(before.number + 1, number - 1)
        elif link.previous != before.hash:
            said = (
                f"Række {number} passer ikke til rækken før: en af dem er ændret, eller rækker er byttet om."
            )
            yield ChainFault(number, number, said)
        if entry is None:
            yield _missing(number, number)
        elif link.hash != link_hash(number, link.previous, entry):
            yield ChainFault(number, number, f"Række {number} er ændret, efter at den blev skrevet.")
        before = Head(number, link.hash)


def _unlinked(chain: Chain) -> Iterator[ChainFault]:
    known = {link.audit_id for link in chain.links}
    for audit_id in sorted(chain.entries.keys() - known):
        yield ChainFault(0, 0, f"Rækken med id {audit_id} er sat ind uden om kæden.")


def _head_faults(chain: Chain, links: Sequence[Link]) -> Iterator[ChainFault]:
    """The state's own word for its last row, held against the last row that there is."""
    last = Head(links[-1].number, links[-1].hash) if links else chain.anchor
    if chain.head.number > last.number:
        yield _missing(last.number + 1, chain.head.number)
    elif chain.head.number < last.number:
        first = chain.head.number + 1
        yield ChainFault(first, last.number, f"{_rows(first, last.number)} sat ind efter kædens slutning.")
    elif chain.head != last:
        yield _another(last.number)


def _kept_head_faults(kept: Head, chain: Chain, links: Sequence[Link]) -> Iterator[ChainFault]:
    known = {chain.anchor.number: chain.anchor.hash} | {link.number: link.hash for link in links}
    end = max([chain.anchor.number, *(link.number for link in links)])
    if kept.number > end:
        yield _missing(end + 1, kept.number)
    elif known.get(kept.number, kept.hash) != kept.hash:
        yield _another(kept.number)


def _anchor_faults(chain: Chain) -> Iterator[ChainFault]:
    """A pruning stands in the audit itself: without its row somebody else has cut the beginning off."""
    if chain.anchor == START:
        return
    words = pruned_words(chain.anchor)
    if not any(entry.action == PRUNED and entry.detail == words for entry in chain.entries.values()):
        last = chain.anchor.number
        said = f"{_rows(1, last)} fjernet, uden at revisionssporet selv fortæller det."
        yield ChainFault(1, last, said)


def _missing(first: int, last: int) -> ChainFault:
    return ChainFault(first, last, f"{_rows(first, last)} fjernet.")


def _another(number: int) -> ChainFault:
    return ChainFault(
        number, number, f"Række {number} er en anden end den, der stod der, da hovedet blev skrevet ned."
    )


def _rows(first: int, last: int) -> str:
    return f"Række {first} er" if first == last else f"Rækkerne {first} til {last} er"

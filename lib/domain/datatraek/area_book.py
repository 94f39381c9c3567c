"""The areas of a plan by all that a file may call them: id, number, name, former name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import AreaRule

AFDELING = "afdeling"
ZONE = "zone"

_FIRST_WORD = re.compile(r"^(?:afdelingsnr\.?|afdelingsnummer|afdeling|afd\.?|nr\.?)\s*(?=\S)")
_NUMBER_THEN_NAME = re.compile(r"^(\d[\d./-]*)\s*[-:.,]?\s+(\D.*)$")
_NAME_THEN_NUMBER = re.compile(r"^(.*\S)\s*\((\d[\d./-]*)\)$")


class How(StrEnum):
    """By what an area was found."""

    PROFILE = "profil"
    ID = "id"
    NUMBER = "nummer"
    NAME = "navn"
    FORMER_NAME = "tidligere_navn"


@dataclass(frozen=True)
class AreaFound:
    """Exactly one area; `name` is what it is called today."""

    area_id: str
    name: str
    how: How


@dataclass(frozen=True)
class AreaNotFound:
    """No area, or more than one: `candidates` are the areas that the word may mean (area_id, name today)."""

    word: str
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownAfdeling:
    """One afdeling as a file may speak of it; `real` is False for the demo ones."""

    area_id: str
    name: str
    organisation: str
    number: str
    former_names: tuple[str, ...]
    zone: str
    real: bool


@dataclass(frozen=True)
class KnownArea:
    """Any other area; `number` is a zone's number, '' for the rest."""

    area_id: str
    name: str
    level: str
    number: str


class AfdelingBook:
    """Finds an afdeling by its words; nothing in it changes after it is made."""

    def __init__(self, afdelinger: Iterable[KnownAfdeling]) -> None:
        self.by_id = {afdeling.area_id: afdeling for afdeling in afdelinger}
        own = self.by_id.values()
        self._owner = {a.area_id: plain(a.organisation) for a in own}
        self._ids = {plain(a.area_id): a.area_id for a in own}
        self._numbers = gathered(((number_word(a.number),), a.area_id) for a in own)
        self._names = gathered(((plain(a.name),), a.area_id) for a in own)
        self._former = gathered((tuple(map(plain, a.former_names)), a.area_id) for a in own)

    def find(self, word: str, organisation: str = "", by_number: bool = True) -> AreaFound | AreaNotFound:
        """The afdeling that `word` is; with an `organisation` only among its own.

        Raises nothing: none or several is an AreaNotFound.
        """
        said, owner = plain(word), plain(organisation)
        if said in self._ids:
            return self._one({self._ids[said]}, How.ID, word)
        bare = _FIRST_WORD.sub("", said)
        for name in (said, bare):
            found = self._by_name(name, owner, word)
            if isinstance(found, AreaFound) or found.candidates:
                return found
        both = _number_and_name(bare)
        if both is not None:
            return self._by_both(both[0], both[1], owner, word)
        if by_number and bare[:1].isdigit():
            return self._one(
                self._owned(self._numbers.get(number_word(bare), set()), owner), How.NUMBER, word
            )
        return AreaNotFound(word)

    def with_number(self, number: str, organisation: str) -> set[str]:
        """Ids of the afdelinger of the organisation that have the number."""
        return self._owned(self._numbers.get(number_word(number), set()), plain(organisation))

    def _by_name(self, name: str, owner: str, word: str) -> AreaFound | AreaNotFound:
        now = self._owned(self._names.get(name, set()), owner)
        if now:
            return self._one(now, How.NAME, word)
        return self._one(self._owned(self._former.get(name, set()), owner), How.FORMER_NAME, word)

    def _by_both(self, number: str, name: str, owner: str, word: str) -> AreaFound | AreaNotFound:
        """A number and a name must be the same afdeling's, or the plan must not know its number."""
        numbered = self._owned(self._numbers.get(number_word(number), set()), owner)
        now = self._owned(self._names.get(name, set()), owner)
        named = now or self._owned(self._former.get(name, set()), owner)
        how = How.NAME if now else How.FORMER_NAME
        if numbered & named:
            return self._one(numbered & named, how, word)
        if named and not any(self.by_id[i].number for i in named):
            return self._one(named, how, word)
        return AreaNotFound(word, self._candidates(numbered | named))

    def _owned(self, ids: set[str], owner: str) -> set[str]:
        return {i for i in ids if self._owner[i] == owner} if owner else ids

    def _one(self, ids: set[str], how: How, word: str) -> AreaFound | AreaNotFound:
        if len(ids) == 1:
            area_id = next(iter(ids))
            return AreaFound(area_id, self.by_id[area_id].name, how)
        return AreaNotFound(word, self._candidates(ids))

    def _candidates(self, ids: set[str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((i, self.by_id[i].name) for i in ids))


class AreaBook:
    """All areas of the plan: its afdelinger and everything above them."""

    def __init__(self, areas: Iterable[KnownArea], afdelinger: AfdelingBook) -> None:
        self.by_id = {area.area_id: area for area in areas}
        self.afdelinger = afdelinger
        self._words = gathered((_area_words(area), area.area_id) for area in self.by_id.values())

    def find(self, word: str, rule: AreaRule, organisation: str = "") -> AreaFound | AreaNotFound:
        """The area that `word` is: by the rule's own list, else at its level, else anywhere."""
        listed = in_names(word, rule.where.names)
        if listed is not None:
            name = self.name(listed)
            return AreaNotFound(word) if name is None else AreaFound(listed, name, How.PROFILE)
        owner = organisation or rule.organisation
        afdeling = self.afdelinger.find(word, owner, by_number=rule.level == AFDELING)
        other = self._other(word, rule.level)
        order = (afdeling, other) if rule.level == AFDELING else (other, afdeling)
        for found in order:
            if isinstance(found, AreaFound) or found.candidates:
                return found
        return AreaNotFound(word)

    def name(self, area_id: str) -> str | None:
        """What the area is called today; None when there is no such area."""
        if area_id in self.afdelinger.by_id:
            return self.afdelinger.by_id[area_id].name
        return self.by_id[area_id].name if area_id in self.by_id else None

    def _other(self, word: str, level: str) -> AreaFound | AreaNotFound:
        ids = self._words.get(number_word(word) if level == ZONE else plain(word), set())
        ids = {i for i in ids if self.by_id[i].level == level} or ids
        if level != ZONE and plain(word).isdigit():
            return AreaNotFound(word)
        if len(ids) == 1:
            area_id = next(iter(ids))
            return AreaFound(area_id, self.by_id[area_id].name, How.ID if word == area_id else How.NAME)
        return AreaNotFound(word, tuple(sorted((i, self.by_id[i].name) for i in ids)))


def in_names(word: str, names: Mapping[str, str]) -> str | None:
    """What a profile's own list says that `word` means; None when it is not in the list."""
    if word in names:
        return names[word]
    return {plain(key): value for key, value in names.items()}.get(plain(word))


def number_word(number: str) -> str:
    """A number as it is compared: without leading zeros; a whole number in decimals ('11.0') as the whole number."""
    whole = re.sub(r"^(\d+)[.,]0+$", r"\1", plain(number))
    return whole.lstrip("0") or whole


def gathered(pairs: Iterable[tuple[Iterable[str], str]]) -> dict[str, set[str]]:
    """Word -> the ids that it may mean; empty words mean nothing."""
    found: dict[str, set[str]] = {}
    for words, key in pairs:
        for word in filter(None, words):
            found.setdefault(word, set()).add(key)
    return found


def _number_and_name(word: str) -> tuple[str, str] | None:
    first = _NUMBER_THEN_NAME.match(word)
    if first:
        return first[1].rstrip("./-"), first[2]
    last = _NAME_THEN_NUMBER.match(word)
    return (last[2], last[1]) if last else None


def _area_words(area: KnownArea) -> tuple[str, ...]:
    number = area.number if area.level == ZONE else ""
    return (plain(area.area_id), plain(area.name), number)

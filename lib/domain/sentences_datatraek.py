"""What the pages about datatræk say: the state of the sources, what a draft holds, and what was just done."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.datatraek.finding import Severity
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.numbers import count
from lib.domain.sentences import number_word

SEVERITY_TITLES = {
    Severity.STOPPER: "Stopper: skal rettes, før filen kan udgives",
    Severity.SPOERGER: "Spørger: skal ses og bekræftes",
    Severity.OPLYSER: "Oplyser: værd at vide",
}
"""Heading of each group of findings, the most serious first."""

SEVERITY_WORDS = {Severity.STOPPER: "Stopper", Severity.SPOERGER: "Spørger", Severity.OPLYSER: "Oplyser"}
"""What stands before a finding."""

STATE_WORDS = {
    "kladde": "Kladde",
    "udgivet": "Udgivet",
    "trukket tilbage": "Trukket tilbage",
}
"""A datatræk's state as a table says it."""


_TWO_YEARS = 730


@dataclass(frozen=True)
class LateSource:
    """A source whose next delivery should have been here; `days` since it was due."""

    title: str
    days: int


@dataclass(frozen=True)
class DraftCounts:
    """Findings that stop and that ask, and rows against those in force (`gone`: in force, and not in the file)."""

    stops: int
    asks: int
    new: int
    changed: int
    gone: int
    unchanged: int

    @property
    def rows(self) -> int:
        """Rows in the file itself."""
        return self.new + self.changed + self.unchanged


def loading_finding(drafts: int, late: Sequence[LateSource], published: int) -> str:
    """The headline of *Datatræk*: what waits, and which sources are late (the latest one by name).

    `published` counts the datatræk in force.
    """
    waiting = f"{_counted(drafts, 'kladde', 'kladder')} venter på at blive udgivet" if drafts else ""
    parts = [part for part in (waiting, _late_words(late)) if part]
    if parts:
        return _capital("; ".join(parts))
    if published == 0:
        return "Intet datatræk er indlæst endnu: alle tal fulgte med planen"
    how_many = "ét" if published == 1 else number_word(published)
    return _capital(f"{how_many} datatræk er udgivet, og ingen kilde er forsinket")


_WHAT = {
    DatatraekKind.OBSERVATIONER: ("nyt tal", "nye tal", "alle tal er de samme som dem, der gælder"),
    DatatraekKind.REGISTRERINGER: ("nyt tal", "nye tal", "alle tal er de samme som dem, der gælder"),
    DatatraekKind.AFDELINGER: ("ny afdeling", "nye afdelinger", "alle afdelinger er, som de er nu"),
    DatatraekKind.ZONER: ("ny zone", "nye zoner", "alle zoner er, som de er nu"),
}
"""What a kind of datatræk counts: one, several, and that none of it is new."""


def draft_finding(file: str, counts: DraftCounts, kind: DatatraekKind) -> str:
    """The headline of a draft: whether it can be published, and what that would change."""
    if counts.stops:
        return f"»{file}« kan ikke udgives: {_counted(counts.stops, 'fejl', 'fejl')} skal rettes i filen"
    if counts.asks:
        questions = "ét spørgsmål" if counts.asks == 1 else f"{number_word(counts.asks)} spørgsmål"
        return f"»{file}« kan udgives, når {questions} er besvaret"
    if not (counts.new or counts.changed or counts.gone):
        return f"»{file}« har intet nyt: {_WHAT[kind][2]}"
    return f"»{file}« er klar til at blive udgivet: {_change_words(counts, kind)}"


def waiting_words(counts: DraftCounts) -> str:
    """What a draft waits for, short: '2 fejl stopper · 1 spørgsmål', or that nothing stops it."""
    parts = [f"{count(counts.stops)} fejl stopper"] if counts.stops else []
    if counts.asks:
        parts.append(f"{count(counts.asks)} spørgsmål")
    return " · ".join(parts) or "intet stopper"


def publish_hint(counts: DraftCounts, unanswered: int) -> str:
    """Why *Udgiv* cannot be pressed yet, or what it does when it can. `unanswered`: ticks that are not set."""
    if counts.stops:
        return "Ret filen eller opsætningen af kilden, og indlæs filen igen. Kladden ændrer ingen tal."
    if unanswered == 1:
        return "Sæt hak ved det sidste spørgsmål først."
    if unanswered:
        return f"Sæt hak ved {number_word(unanswered)} spørgsmål først."
    return "Udgivelsen laver en ny version, som alle sider viser. Den kan trækkes tilbage igen."


def published_receipt(file: str, version: str, rows: int) -> str:
    """What publishing did; `version` in its six signs."""
    return f"»{file}« er udgivet som version {version}: {count(rows)} rækker gælder nu på alle sider."


def withdrawn_receipt(file: str, version: str, previous: str) -> str:
    """What withdrawing did: which version was left and which is in force now."""
    return f"»{file}« er trukket tilbage. Version {version} gælder igen i stedet for {previous}."


def fetched_receipt(series: int) -> str:
    """What was fetched from Statistikbanken: so many drafts, each one series."""
    if series == 0:
        return "Planen har ingen forespørgsler til Statistikbanken: der er intet at hente."
    what = "serie er hentet og ligger som kladde" if series == 1 else "serier er hentet og ligger som kladder"
    return f"{_capital(number_word(series))} {what}. Se dem igennem, før du udgiver."


def duration(days: int) -> str:
    """'1 dag', '12 dage'; from two years on in whole years: '5 år'."""
    if days >= _TWO_YEARS:
        return f"{days // 365} år"
    return "1 dag" if days == 1 else f"{count(days)} dage"


def share_words(part: int, total: int) -> str:
    """'12 af 163 (7 %)'; none is just 0."""
    if part == 0:
        return "0"
    return f"{count(part)} af {count(total)} ({count(100 * part / total)}\N{NO-BREAK SPACE}%)"


def _late_words(late: Sequence[LateSource]) -> str:
    if not late:
        return ""
    worst = max(late, key=lambda source: source.days)
    by = duration(worst.days)
    if len(late) == 1:
        return f"»{worst.title}« er {by} forsinket"
    return f"{number_word(len(late))} kilder er forsinkede, mest »{worst.title}« ({by})"


def _change_words(counts: DraftCounts, kind: DatatraekKind) -> str:
    said = [
        f"{count(size)} {word}"
        for size, word in (
            (counts.new, _WHAT[kind][counts.new != 1]),
            (counts.changed, "ændrede" if counts.changed != 1 else "ændret"),
            (counts.gone, "forsvinder"),
        )
        if size
    ]
    return ", ".join(said)


def _counted(size: int, one: str, many: str) -> str:
    return f"{number_word(size)} {one if size == 1 else many}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

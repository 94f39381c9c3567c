"""The slides about the meeting itself: its agenda, what is new since the last one, and what is to be decided."""

from collections.abc import Sequence

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.decisions.review import reviews_finding
from lib.domain.material.slide import Slide
from lib.domain.material.table import WordTable
from lib.domain.meetings.sentences import clock_words
from lib.domain.numbers import count, signed
from lib.domain.since_last import News, NumberNews, since_last, since_last_finding
from lib.domain.value_words import with_unit
from lib.material.ground import LastMeeting, MeetingGround, Slides
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

MOST_LINES = 6
MOST_CHANGES = 5
NO_EARLIER = "Der er ikke holdt et møde før dette"
WHAT_IS_COMPARED = "Offentliggjorte og indlæste tal for zonerne"
CERTAIN_CHANGE = "En ændring er sikker, når 95 %-intervallet for forskellen ikke rummer 0"
_LEVELS = ("zone", "plan")
_SIDES = {True: "gunstigt", False: "ugunstigt", None: "uden vurdering"}


def opening_slide(ground: MeetingGround) -> Slide | None:
    """The meeting by its name and day, with its agenda; none without a meeting."""
    if ground.meeting is None:
        return None
    fields = ground.meeting.fields
    items = [
        f"{place}. {item.title}" + (f" ({item.kind})" if item.kind else "")
        for place, item in enumerate(fields.agenda, start=1)
    ]
    where = " · ".join(part for part in (clock_words(fields.begins), fields.place) if part)
    return Slide(
        slide_id="aabning",
        title=f"{ground.meeting_name} {long_date(fields.held_on)}",
        subtitle=" · ".join(part for part in (ground.plan.name, where) if part),
        lines=_shortened(items) or ("Der er ingen punkter på dagsordenen endnu.",),
        source="Kilde: mødets dagsorden",
        live=f"moeder?moede={ground.meeting.meeting_id}",
    )


def since_slide(ground: MeetingGround) -> Slide:
    """What has changed since the last meeting, for certain; or that nothing can be said of it."""
    last = ground.last
    if last is None or last.warehouse is None:
        return _nothing_to_compare(ground, last)
    news = since_last(_numbers(last.warehouse), _numbers(ground.warehouse), _breaks(ground.warehouse))
    changed = [each for each in news if each.news is News.CHANGED]
    return Slide(
        slide_id="siden-sidst",
        title=since_last_finding(news, last.day),
        subtitle=f"{WHAT_IS_COMPARED} · version {last.short} mod {ground.short}",
        lines=_other_news(news, len(changed)),
        table=_changes(changed[:MOST_CHANGES]) if changed else None,
        source=CERTAIN_CHANGE,
        live="udvikling",
    )


def review_slide(ground: MeetingGround) -> Slide | None:
    """How earlier decisions went, against what was expected of them; none without one to look at."""
    if not ground.reviews:
        return None
    shown = ground.reviews[:MOST_CHANGES]
    rest = len(ground.reviews) - len(shown)
    return Slide(
        slide_id="opfoelgning",
        title=reviews_finding(ground.reviews),
        subtitle="Det, der skete, mod det interval, der blev ventet ved beslutningen",
        table=WordTable(
            title="Opfølgning på beslutninger",
            description="Hvert tal, som en beslutning ventede noget af: det ventede, det målte og udfaldet.",
            columns=("Tal", "Ventet", "Målt", "Udfald"),
            rows=tuple(
                (each.about, each.interval_words, each.observed_words, each.state.value) for each in shown
            ),
        ),
        lines=(f"og {count(rest)} mere",) if rest else (),
        source="Kilde: beslutningernes opfølgning",
        live="moeder",
    )


def decision_slides(ground: MeetingGround) -> Slides:
    """One for every matter that is to be decided; the first is called 'beslutning'."""
    return tuple(
        Slide(
            slide_id="beslutning" if place == 1 else f"beslutning:{place}",
            title=f"Til beslutning: {matter.title}",
            subtitle="" if ground.facts is None else f"{ground.facts.finding}.",
            lines=_shortened(matter.lines),
            source="Kilde: bestyrelsens kommissorium",
            live="moeder" if ground.meeting is None else f"moeder?moede={ground.meeting.meeting_id}",
            demo=ground.facts is not None and ground.facts.demo,
        )
        for place, matter in enumerate(ground.for_decision, start=1)
    )


def _nothing_to_compare(ground: MeetingGround, last: LastMeeting | None) -> Slide:
    if last is None:
        title, lines = NO_EARLIER, ("Næste gang står her, hvilke tal der har ændret sig siden i dag.",)
    else:
        title = f"Tallene fra mødet {long_date(last.day)} kan ikke hentes frem"
        lines = (f"Filen med version {last.short} findes ikke længere på serveren.",)
    return Slide(
        slide_id="siden-sidst",
        title=title,
        subtitle=f"{WHAT_IS_COMPARED} · version {ground.short}",
        lines=lines,
        source=CERTAIN_CHANGE,
        live="udvikling",
    )


def _numbers(warehouse: PublicWarehouse) -> pd.DataFrame:
    frames = [questions.area_matrix(warehouse, level, only_real=True) for level in _LEVELS]
    return pd.concat([each for each in frames if not each.empty], ignore_index=True)


def _breaks(warehouse: PublicWarehouse) -> dict[str, list[object]]:
    rows = questions.breaks(warehouse)
    return {
        str(indicator): [pd.Timestamp(day).date() for day in own["date"]]
        for indicator, own in rows.groupby("indicator_id")
    }


def _changes(changed: Sequence[NumberNews]) -> WordTable:
    return WordTable(
        title="Ændringer siden sidste møde",
        description="Hvert tal, hvis ændring er større end usikkerheden: da, nu og forskellen.",
        columns=("Tal", "Område", "Da", "Nu", "Ændring"),
        rows=tuple(
            (
                each.short_label,
                each.area_name,
                _value(each.before, each.unit),
                _value(each.after, each.unit),
                _change(each),
            )
            for each in changed
        ),
        right=frozenset({2, 3}),
    )


def _value(value: float | None, unit: str) -> str:
    return "–" if value is None else with_unit(value, unit)


def _change(each: NumberNews) -> str:
    if each.contrast is None:
        return ""
    sign = "▲" if each.contrast.value > 0 else "▼"
    return f"{sign} {signed(each.contrast.value)}, {_SIDES[each.better]}"


def _other_news(news: Sequence[NumberNews], changed: int) -> tuple[str, ...]:
    """How many numbers are new besides, by what can be said of them, and how many changes are not in the table."""
    said = [f"Yderligere {count(changed - MOST_CHANGES)} sikre ændringer."] if changed > MOST_CHANGES else []
    words = {
        News.WITHIN: "inden for usikkerheden",
        News.UNTESTED: "uden kendt usikkerhed",
        News.BROKEN: "efter et databrud",
        News.FIRST: "for første gang",
        News.GONE: "ikke længere med",
    }
    found = {each: sum(one.news is each for one in news) for each in words}
    parts = [f"{count(number)} {words[each]}" for each, number in found.items() if number]
    return (*said, f"Andre nye tal: {', '.join(parts)}.") if parts else tuple(said)


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    """As many lines as can be read from the back row; the rest counted."""
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    shown = MOST_LINES - 1
    return (*lines[:shown], f"og {count(len(lines) - shown)} mere")

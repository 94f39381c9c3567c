"""The edition in force of one delaftale, or of all of them, as a paper: what Landsbyggefonden may ask for."""

from collections.abc import Iterator, Sequence
from datetime import date

from lib.charts.inks import ChartInks
from lib.domain.dates import long_date
from lib.domain.delaftaler.edition import PARTS
from lib.domain.delaftaler.participation import participation_table, participation_words
from lib.domain.delaftaler.sentences import GOALS_OF_ALL
from lib.domain.delaftaler.spans import BEFORE_DECISIONS, Span
from lib.domain.material.paper import Block, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.domain.numbers import hours
from lib.domain.plan import Plan, Zone
from lib.material.delaftaler import DelaftaleView

_CHART_WIDTH = 820
STATUS_NOTE = (
    "Målenes status er den, som siden Mål viser på samme datagrundlag, før nogen har valgt en læsning."
)
LEGEND = (
    "Et hult felt er en antagelse om, hvor timerne står; et fyldt er aftalens eller bestyrelsens placering. "
    f"{BEFORE_DECISIONS}"
)


def delaftale_paper(
    views: Sequence[DelaftaleView], plan: Plan, day: date, mark: str, version: str, inks: ChartInks
) -> Paper:
    """The editions in force on `day`. `version` is the whole hash of the data, `mark` its short form; `inks` those of
    paper."""
    blocks = tuple(block for view in views for block in _blocks(view, inks))
    name = views[0].terms.name if len(views) == 1 else ""
    title = f"Delaftalen for {name}" if name else f"Delaftalerne for planens {len(views)} aktiviteter"
    subtitle = f"{plan.name} · udgaverne, der gælder {long_date(day)}"
    if name:
        subtitle = f"{plan.name} · udgaven, der gælder {long_date(day)}"
    sources = (*dict.fromkeys(f"{view.terms.name}: {view.sources}." for view in views), STATUS_NOTE)
    return Paper(title, subtitle, mark, version, blocks, sources)


def _blocks(view: DelaftaleView, inks: ChartInks) -> Iterator[Block]:
    yield Heading(view.terms.name, 1)
    yield Note(f"{view.origin}. Delaftale: {view.terms.delaftale}.")
    for part in PARTS:
        yield Heading(part.title, 2)
        yield Text(view.stands.fields.text_of(part.part_id) or part.empty.capitalize())
    yield Heading("Timer og zoner", 2)
    yield Text(f"{view.finding}.")
    if view.spans:
        yield Picture(f"timer-{view.terms.activity_id}", view.finding, view.picture(inks, _CHART_WIDTH))
        yield Text(LEGEND)
        yield hours_table(view)
    yield Heading("Mål, som aktiviteten tjener", 2)
    yield from _goals(view)
    yield Heading("Deltagere mod pladser", 2)
    yield Text(participation_words(view.registered, view.plan.plan_area))
    if not view.registered.empty:
        yield _participants(view)


def hours_table(view: DelaftaleView) -> WordTable:
    """Hours a week by who employs and by zone, as they stand today."""
    zones = view.plan.zones
    table = view.placed.pivot_table(
        index="resource", columns="zone", values="hours", aggfunc="sum", sort=False
    ).reindex(columns=[zone.area_id for zone in zones])
    rows = [
        (str(resource), *(_hours(each) for each in cells), _hours(cells.sum()))
        for resource, cells in table.fillna(0.0).iterrows()
    ]
    total = table.fillna(0.0).sum()
    if len(rows) > 1:
        rows.append(("I alt", *(_hours(each) for each in total), _hours(total.sum())))
    return WordTable(
        f"{view.terms.short_name}: timer om ugen",
        "En række for hver, der stiller timer til rådighed, og en kolonne for hver zone.",
        ("Hvem stiller timerne", *(zone.name for zone in zones), "I alt"),
        tuple(rows),
        frozenset(range(1, len(zones) + 2)),
    )


def spans_table(spans: Sequence[Span], zones: Sequence[Zone], name: str) -> WordTable:
    """The bars of the picture as rows."""
    names = {zone.area_id: zone.name for zone in zones}
    return WordTable(
        f"{name}: timer om ugen over tid",
        "En række for hver zone og hver periode, hvor timerne er de samme.",
        ("Zone", "Fra", "Til", "Timer om ugen", "Bygger på"),
        tuple(
            (
                names[span.zone],
                long_date(span.first),
                long_date(span.last),
                hours(span.hours),
                span.basis or "ikke oplyst",
            )
            for span in spans
        ),
        frozenset({3}),
    )


def goals_table(view: DelaftaleView) -> WordTable:
    """The goals that are served, each with the status of its rows."""
    return WordTable(
        f"{view.terms.short_name}: mål",
        "En række for hvert mål med det, som det måles på, og dets status.",
        ("Måles på", "Mål", "Status"),
        tuple((line.group.measured_by, line.group.words, line.status) for line in view.goals),
    )


def _goals(view: DelaftaleView) -> Iterator[Block]:
    if not view.goals:
        yield Text("Ingen mål er knyttet til aktiviteten.")
        return
    if view.stands.edition is None:
        yield Text(GOALS_OF_ALL)
    yield goals_table(view)


def _participants(view: DelaftaleView) -> WordTable:
    table = participation_table(view.registered)
    return WordTable(
        f"{view.terms.short_name}: registreringer",
        "En række for hver periode og hvert område.",
        tuple(table.columns),
        tuple(tuple(str(cell) for cell in row) for row in table.itertuples(index=False)),
        frozenset({2, 3, 4}),
    )


def _hours(amount: float) -> str:
    return hours(float(amount)) if amount else "–"

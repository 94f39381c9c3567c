"""What one reading looks up: shared by its sheets, so that a word is looked up once and told once."""

from lib.domain.datatraek.area_book import ZONE
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.period_words import asked_word
from lib.domain.datatraek.profile import Origin, SourceProfile
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.indicator import Kind
from lib.ingest.messages import SEE_IF_RIGHT
from lib.ingest.reading.coordinates import AreaFinder, KeyFinder, PeriodFinder
from lib.ingest.reading.log import FindingLog, quoted
from lib.ingest.reading.table import Table, text_word

AREA, PERIOD, KEY, MEASURE = "område", "periode", "indikator", "mål"

_LACKING = {
    AREA: ("hvilket område tallene gælder", "Ret arket, eller ret opsætningen."),
    PERIOD: ("hvilken periode tallene gælder", "Angiv perioden ved indlæsningen."),
    KEY: ("hvilken indikator tallene gælder", "Ret arket, eller ret opsætningen."),
    MEASURE: ("hvad tallene er", "Ret arket, eller ret opsætningen."),
}


class Finders:
    """Areas, periods and indicators (or activities) of one reading."""

    def __init__(self, profile: SourceProfile, names: KnownNames, log: FindingLog) -> None:
        registers = profile.kind is DatatraekKind.REGISTRERINGER
        find = names.find_activity if registers else names.find_indicator
        indicators = {} if registers else names.indicators
        self.registers = registers
        self.area = AreaFinder(names, profile.area, log)
        self.period = PeriodFinder(profile.period, log)
        self.key = KeyFinder(find, profile.indicator, "aktivitet" if registers else "indikator", log)
        self.rules = {key: indicator.period_rule for key, indicator in indicators.items()}
        self.counts = {key for key, indicator in indicators.items() if indicator.kind is Kind.COUNT}
        self.shares = {key for key, indicator in indicators.items() if indicator.kind is Kind.SHARE}
        self.zones = {area.area_id for area in names.areas.values() if area.level == ZONE}


def words_outside(
    table: Table, profile: SourceProfile, file: str, asked: str | None, log: FindingLog
) -> dict[str, str] | None:
    """The words of the coordinates that stand neither in rows nor in headers; None (and findings) without one."""
    wanted = {AREA: profile.area.where, PERIOD: profile.period.where}
    wanted |= {KEY: profile.indicator} if profile.indicator else {}
    wanted |= {MEASURE: profile.measure} if profile.measure else {}
    words: dict[str, str] = {}
    lacking = False
    for name, coordinate in wanted.items():
        if coordinate.origin in (Origin.COLUMN, Origin.HEADER):
            continue
        word = text_word(coordinate, table, file)
        if name == PERIOD:
            word = _asked_or(word, table, profile, asked, log)
        if word is None:
            problem, remedy = _LACKING[name]
            log.stop("mangler_i_arket", (table.sheet.name, ""), f"Arket siger ikke, {problem}.", remedy)
            lacking = True
        else:
            words[name] = word
    return None if lacking else words


def _asked_or(
    word: str | None, table: Table, profile: SourceProfile, asked: str | None, log: FindingLog
) -> str | None:
    origin = profile.period.where.origin
    if asked is None or (word is not None and origin is not Origin.ASKED):
        return word
    if origin is not Origin.ASKED:
        log.tell(
            "periode_fra_indlaesningen",
            (table.sheet.name, ""),
            f"Perioden står ikke i arket. Tallene er læst til {quoted(asked)}, som er angivet ved indlæsningen.",
            SEE_IF_RIGHT,
        )
    return asked_word(asked, profile.period.form)

"""From a profile's TOML tables to the profile, with every flaw that stands in the way."""

import re
from enum import StrEnum
from typing import Any

from lib.domain.datatraek.profile import (
    AreaRule,
    CellRule,
    Coordinate,
    Measure,
    Origin,
    PeriodRule,
    SourceProfile,
    TableShape,
    ValueColumn,
)
from lib.domain.datatraek.rows import DatatraekKind, RegistrationMeasure
from lib.ingest.messages import Flaw
from lib.ingest.profile_keys import (
    AREA_KEYS,
    CELL_KEYS,
    COLUMN_KEYS,
    COORDINATE_KEYS,
    PERIOD_KEYS,
    PROFILE_KEYS,
    TABLE_KEYS,
    Keys,
)
from lib.ingest.reading.afdelinger import CELL
from lib.ingest.reading.layout import SOURCE


class ProfileReader:
    """Turns tables of TOML into the profile's parts and collects what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.flaws: list[Flaw] = []

    def profile(self, content: dict[str, Any], name: str) -> SourceProfile | None:
        """The profile, or None and flaws."""
        parts = self._taken(content, PROFILE_KEYS, "")
        if self.flaws:
            return None
        area = self._taken(parts["area"], AREA_KEYS, "omraade.")
        period = self._taken(parts["period"], PERIOD_KEYS, "periode.")
        columns = [self._taken(c, COLUMN_KEYS, "kolonner.") for c in parts.pop("columns", [])]
        table = self._taken(parts.pop("table", {}), TABLE_KEYS, "tabel.")
        cells = self._taken(parts.pop("cells", {}), CELL_KEYS, "celler.")
        others = {
            key: self._taken(parts.pop(key), COORDINATE_KEYS, f"{word}.")
            for key, word in (("indicator", "indikator"), ("measure", "maal"))
            if key in parts
        }
        self._check(area, "omraade.")
        self._check(period, "periode.")
        for key, own in others.items():
            self._check(own, "indikator." if key == "indicator" else "maal.")
        if self.flaws:
            return None
        where = {key: area.pop(key) for key in _COORDINATE if key in area}
        when = {key: period.pop(key) for key in _COORDINATE if key in period}
        profile = SourceProfile(
            profile_id=name,
            **(
                parts
                | {"area": AreaRule(Coordinate(**where), **area)}
                | {"period": PeriodRule(Coordinate(**when), **period)}
            ),
            table=TableShape(**table),
            columns=tuple(ValueColumn(**{"indicators": (), "measure": "", **column}) for column in columns),
            cells=CellRule(**cells),
            **{key: Coordinate(**own) for key, own in others.items()},
        )
        self._check_whole(profile)
        return profile

    def _taken(self, content: Any, keys: Keys, path: str) -> dict[str, Any]:
        if not isinstance(content, dict):
            self._flaw(path.rstrip("."), "Her skal stå en tabel.", f"Brug nøglerne {', '.join(keys)}.")
            return {}
        for key in content.keys() - keys.keys():
            self._flaw(path + key, "Nøglen findes ikke.", f"Brug en af nøglerne {', '.join(keys)}.")
        for key, rule in keys.items():
            if rule.required and key not in content:
                self._flaw(path + key, "Nøglen mangler.", "Skriv den.")
        known = {key: value for key, value in content.items() if key in keys}
        return {
            keys[key].attribute: taken
            for key, value in known.items()
            if (taken := self._value(value, keys[key].holds, path + key)) is not None
        }

    def _value(self, value: Any, holds: type, path: str) -> Any:
        if issubclass(holds, StrEnum):
            if value in tuple(holds):
                return holds(value)
            self._flaw(path, f"«{value}» er ikke et af ordene.", f"Skriv {', '.join(holds)}.")
            return None
        if not isinstance(value, holds) or (holds is int and isinstance(value, bool)):
            self._flaw(path, "Værdien er af en forkert slags.", f"Skriv {_HOLDS_WORDS[holds]}.")
            return None
        if holds is list and path != "kolonner":
            return self._texts(value, path)
        if holds is dict and path.endswith(".navne"):
            texts = self._texts(list(value.values()), path)
            return None if texts is None else dict(value)
        return value

    def _texts(self, values: list[Any], path: str) -> tuple[str, ...] | None:
        if all(isinstance(value, str) for value in values):
            return tuple(values)
        self._flaw(path, "Alt i listen skal være tekst.", "Sæt anførselstegn om.")
        return None

    def _check(self, coordinate: dict[str, Any], path: str) -> None:
        origin = coordinate.get("origin")
        if origin is Origin.COLUMN and not coordinate.get("columns"):
            self._flaw(path + "kolonner", "Kolonnens overskrift mangler.", "Skriv overskriften.")
        if origin is Origin.FIXED and not coordinate.get("fixed"):
            self._flaw(path + "fast", "Den faste værdi mangler.", "Skriv den.")
        if origin is Origin.ASKED and path != "periode.":
            self._flaw(path + "staar_i", "Kun perioden kan der spørges om.", "Vælg et andet ord.")
        try:
            groups = re.compile(coordinate.get("find", "")).groups
        except re.error as error:
            where = "" if error.pos is None else f" fra tegn {error.pos + 1}"
            self._flaw(path + "find", f"Udtrykket kan ikke læses{where}.", "Ret det.")
            return
        if groups > 1:
            self._flaw(
                path + "find",
                "Udtrykket har mere end én gruppe.",
                "Sæt kun parentes om det, der skal findes.",
            )

    def _check_whole(self, profile: SourceProfile) -> None:
        for sign, name in ((profile.cells.decimal, "decimal"), (profile.cells.thousands, "tusinder")):
            if sign not in (",", ".", "", " ", "'") or (name == "decimal" and not sign.strip()):
                self._flaw(f"celler.{name}", f"«{sign}» kan ikke bruges.", "Skriv , eller .")
        if profile.cells.decimal == profile.cells.thousands:
            self._flaw("celler.tusinder", "Decimal- og tusindtegn er det samme.", "Ret det ene.")
        if not 1 <= profile.table.header_rows <= 10:
            self._flaw("tabel.overskriftsraekker", "Tallet skal være fra 1 til 10.", "Ret det.")
        coordinates = (profile.area.where, profile.period.where, profile.indicator, profile.measure)
        if not profile.columns and all(c is None or c.origin is not Origin.HEADER for c in coordinates):
            self._flaw("kolonner", "Opsætningen siger ikke, hvor tallene står.", "Beskriv talkolonnerne.")
        known = _MEASURES[profile.kind]
        for column in profile.columns:
            if column.measure and column.measure not in known:
                self._flaw(
                    "kolonner.maal", f"«{column.measure}» er ikke et mål.", f"Skriv {', '.join(known)}."
                )
            if not column.indicators and profile.indicator is None:
                remedy = "Skriv indikatorer, eller beskriv indikator for hele opsætningen."
                self._flaw("kolonner.indikatorer", f"«{column.header}» har ingen indikator.", remedy)

    def _flaw(self, key: str, problem: str, remedy: str) -> None:
        self.flaws.append(Flaw(self.file, 0, key, problem, remedy))


_COORDINATE = tuple(key.attribute for key in COORDINATE_KEYS.values())
_HOLDS_WORDS = {
    str: "en tekst",
    int: "et helt tal",
    list: "en liste",
    dict: "en tabel",
    bool: "true eller false",
}
_MEASURES: dict[DatatraekKind, tuple[str, ...]] = {
    DatatraekKind.OBSERVATIONER: (*Measure, SOURCE),
    DatatraekKind.REGISTRERINGER: tuple(RegistrationMeasure),
    DatatraekKind.AFDELINGER: (CELL,),
    DatatraekKind.ZONER: (),
}

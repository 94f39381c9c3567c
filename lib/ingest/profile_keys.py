"""The keys of a source's profile as TOML: what each may hold, and what it is called in the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.datatraek.profile import Origin, PeriodForm, Rhythm
from lib.domain.datatraek.rows import DatatraekKind


@dataclass(frozen=True)
class Key:
    """`attribute`: its name in the program. `holds`: the type in TOML, or the words it may be."""

    attribute: str
    holds: type | type[StrEnum]
    required: bool = False


Keys = Mapping[str, Key]

PROFILE_KEYS: Keys = {
    "titel": Key("title", str, required=True),
    "slags": Key("kind", DatatraekKind, required=True),
    "kilde": Key("source_id", str, required=True),
    "rytme": Key("rhythm", Rhythm, required=True),
    "note": Key("note", str),
    "tabel": Key("table", dict),
    "omraade": Key("area", dict, required=True),
    "periode": Key("period", dict, required=True),
    "indikator": Key("indicator", dict),
    "maal": Key("measure", dict),
    "celler": Key("cells", dict),
    "kolonner": Key("columns", list),
}
TABLE_KEYS: Keys = {
    "ark": Key("sheets", list),
    "overskrift_har": Key("header_contains", list),
    "overskriftsraekker": Key("header_rows", int),
    "stop_ved": Key("stop_at", list),
    "spring_over": Key("skip", list),
    "fyld_ned": Key("fill_down", list),
}
COORDINATE_KEYS: Keys = {
    "staar_i": Key("origin", Origin, required=True),
    "kolonner": Key("columns", list),
    "find": Key("find", str),
    "fast": Key("fixed", str),
    "navne": Key("names", dict),
}
AREA_KEYS: Keys = {
    **COORDINATE_KEYS,
    "niveau": Key("level", str),
    "organisation_kolonner": Key("organisation_columns", list),
    "organisation": Key("organisation", str),
}
PERIOD_KEYS: Keys = {**COORDINATE_KEYS, "form": Key("form", PeriodForm)}
CELL_KEYS: Keys = {
    "decimal": Key("decimal", str),
    "tusinder": Key("thousands", str),
    "diskretioneret": Key("masked", list),
    "mangler": Key("missing", list),
    "ikke_relevant": Key("not_relevant", list),
    "nul": Key("zero", list),
    "andel_af_en": Key("share_of_one", bool),
}
COLUMN_KEYS: Keys = {
    "overskrift": Key("header", str, required=True),
    "indikatorer": Key("indicators", list),
    "maal": Key("measure", str),
}

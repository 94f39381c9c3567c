"""The plan's own tables together with the datatræk that are published: what a version is made of."""

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.datatraek.rows import ROW_COLUMNS, ROW_KEYS, DatatraekKind, typed_rows
from lib.domain.observation import Provenance
from lib.domain.plan import Zone
from lib.domain.plan_tables import PlanTables

MEMBERSHIP_COLUMNS = ["area_id", "zone", "valid_from", "valid_to"]
ONE_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """One datatræk as `typed_rows` has it. `in_force` False: it was shown once and is withdrawn; its rows count no
    more, but whoever saw them still knows them (disclosure control)."""

    datatraek_id: str
    kind: DatatraekKind
    rows: pd.DataFrame
    in_force: bool = True


def with_datatraek(plan_tables: PlanTables, pieces: Sequence[Piece]) -> PlanTables:
    """The plan with `pieces` in the order they were published: of two rows with one key the last published counts.

    Adds the tables loaded_observations, superseded_observations, loaded_registrations and memberships (all empty or
    one open row per afdeling without pieces); loaded afdelinger and zones replace those of the folder. The fingerprint
    changes with the pieces and only with them.
    """
    in_force = [piece for piece in pieces if piece.in_force]
    tables = dict(plan_tables.tables)
    tables["loaded_observations"], tables["superseded_observations"] = _latest(
        pieces, DatatraekKind.OBSERVATIONER
    )
    tables["loaded_registrations"], _ = _latest(pieces, DatatraekKind.REGISTRERINGER)
    tables["afdelinger"], tables["memberships"] = _afdelinger(tables["afdelinger"], in_force)
    zones = [piece.rows for piece in in_force if piece.kind is DatatraekKind.ZONER]
    composed = dataclasses.replace(plan_tables, tables=tables, fingerprint=_fingerprint(plan_tables, pieces))
    return _with_zones(composed, zones[-1]) if zones else composed


def _latest(pieces: Sequence[Piece], kind: DatatraekKind) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows in force (one per key) and rows that are not any more (with their `order`)."""
    columns = list(ROW_COLUMNS[kind])
    own = [
        piece.rows[columns].assign(datatraek_id=piece.datatraek_id, order=order, in_force=piece.in_force)
        for order, piece in enumerate(pieces)
        if piece.kind is kind and len(piece.rows)
    ]
    if not own:
        empty = typed_rows(pd.DataFrame(), kind)[columns].assign(datatraek_id=pd.Series(dtype="object"))
        return empty, empty.assign(order=pd.Series(dtype="int64"))
    joined = pd.concat(own, ignore_index=True)
    ranked = joined[joined["in_force"]]
    current = ranked.drop_duplicates(list(ROW_KEYS[kind]), keep="last")
    superseded = joined.drop(index=current.index).drop(columns="in_force").reset_index(drop=True)
    return current.drop(columns="in_force").reset_index(drop=True), superseded


def _afdelinger(own: pd.DataFrame, in_force: Sequence[Piece]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Afdelinger of the newest list, and which zone each has belonged to when, over all lists."""
    lists = [piece.rows for piece in in_force if piece.kind is DatatraekKind.AFDELINGER]
    if not lists:
        return own, _memberships([own])
    newest = lists[-1].sort_values("valid_from", na_position="first", kind="stable")
    current = newest.drop_duplicates("area_id", keep="last").sort_index()
    loaded = current[list(ROW_COLUMNS[DatatraekKind.AFDELINGER])].assign(
        provenance=Provenance.DATATRAEK.value
    )
    memberships = _memberships(lists)
    return (
        loaded.reindex(columns=own.columns).reset_index(drop=True),
        memberships[memberships["area_id"].isin(current["area_id"])].reset_index(drop=True),
    )


def _memberships(lists: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """area_id, zone, valid_from, valid_to: consecutive stays of each afdeling, the last one open (NaT).

    The first known zone counts backwards too (NaT): nothing earlier is known. A later list corrects an earlier one of
    the same date, and adds a stay where its date is later.
    """
    stays = pd.concat(
        [rows[["area_id", "zone", "valid_from"]].assign(order=order) for order, rows in enumerate(lists)],
        ignore_index=True,
    )
    stays = stays.sort_values(["area_id", "valid_from", "order"], na_position="first", kind="stable")
    stays = stays.drop_duplicates(["area_id", "valid_from"], keep="last")
    moved = stays["zone"] != stays.groupby("area_id")["zone"].shift()
    stays = stays[moved]
    first = ~stays.duplicated("area_id")
    starts = pd.to_datetime(stays["valid_from"]).mask(first)
    ends = starts.groupby(stays["area_id"]).shift(-1) - ONE_DAY
    return stays.assign(valid_from=starts, valid_to=ends)[MEMBERSHIP_COLUMNS].reset_index(drop=True)


def _with_zones(plan_tables: PlanTables, zones: pd.DataFrame) -> PlanTables:
    shapes = zones[list(ROW_COLUMNS[DatatraekKind.ZONER])].sort_values("number").reset_index(drop=True)
    shapes["mark"] = shapes["mark"].fillna("")
    plan = plan_tables.plan
    areas = plan_tables.tables["areas"]
    rows = shapes[["area_id", "name", "number"]].assign(level="zone", parent_id=plan.plan_area)
    named = pd.concat(
        [rows.reindex(columns=areas.columns).astype(areas.dtypes.to_dict()), areas[areas["level"] != "zone"]],
        ignore_index=True,
    )
    of_plan = tuple(
        Zone(str(area_id), int(number), str(name), str(base))
        for area_id, number, name, base in shapes[["area_id", "number", "name", "base_name"]].to_numpy()
    )
    return dataclasses.replace(
        plan_tables,
        plan=dataclasses.replace(plan, zones=of_plan),
        tables={**plan_tables.tables, "areas": named},
        zone_shapes=shapes,
    )


def _fingerprint(plan_tables: PlanTables, pieces: Sequence[Piece]) -> str:
    if not pieces:
        return plan_tables.fingerprint
    parts = [plan_tables.fingerprint, *(f"{piece.datatraek_id}:{piece.in_force}" for piece in pieces)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

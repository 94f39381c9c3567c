"""An indstilling as the JSON text that is kept. The same fields always give the same text.

Fields: schema, title, kind, scenarios (id and save), assessments, texts (by part), version, with_proxies.
"""

import json
from typing import Any

from lib.domain.indstilling.entry import ASSESSMENTS_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.indstilling.parts import PARTS
from lib.domain.scenario.compared import MOST
from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    fields_of,
    id_of,
    json_value,
    list_of,
    other_schema,
    text_of,
    unreadable,
    whole_of,
)

SCHEMA = 1
"""Raised when a document of an earlier shape no longer means the same."""
LONGEST = 200_000
"""Signs of a document; all parts full are under half of it."""
_ID, _LARGEST_ID = 200, 2**31 - 1
_REQUIRED = ("schema", "title", "kind", "scenarios", "assessments", "texts", "version", "with_proxies")


class IndstillingUnreadable(Exception):
    """A text is not an indstilling; the message says in Danish what is wrong and where."""


def to_json(fields: IndstillingFields) -> str:
    """The document as text."""
    document = {
        "schema": SCHEMA,
        "title": fields.title,
        "kind": fields.kind,
        "scenarios": [{"scenario_id": each, "save_id": save} for each, save in fields.scenarios],
        "assessments": list(fields.assessments),
        "texts": dict(fields.texts),
        "version": fields.version,
        "with_proxies": fields.with_proxies,
    }
    return json.dumps(document, ensure_ascii=False)


def from_json(written: str) -> IndstillingFields:
    """The fields of a text. Raises IndstillingUnreadable for anything that is not one, with what is wrong."""
    try:
        return _fields(fields_of(json_value(written, LONGEST), "indstillingen", _REQUIRED, ()))
    except ScenarioUnreadable as error:
        raise IndstillingUnreadable(f"Indstillingen kan ikke læses: {error.fault}.") from error


def _fields(found: dict[str, Any]) -> IndstillingFields:
    if whole_of(found["schema"], "«schema»", 1, 1_000) != SCHEMA:
        other_schema(found["schema"])
    return IndstillingFields(
        title=id_of(found["title"], "«title»", TITLE_LIMIT),
        kind=id_of(found["kind"], "«kind»", _ID),
        scenarios=tuple(_scenario(each) for each in list_of(found["scenarios"], "«scenarios»", MOST)),
        assessments=tuple(
            whole_of(each, "et punkt i «assessments»", 1, _LARGEST_ID)
            for each in list_of(found["assessments"], "«assessments»", ASSESSMENTS_LIMIT)
        ),
        texts=_texts(found["texts"]),
        version=text_of(found["version"], "«version»", 64),
        with_proxies=_yes_or_no(found["with_proxies"]),
    )


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        unreadable("«with_proxies» skal være true eller false")
    return value


def _scenario(value: Any) -> tuple[str, int]:
    found = fields_of(value, "et scenarie", ("scenario_id", "save_id"), ())
    save_id = whole_of(found["save_id"], "«save_id»", 1, _LARGEST_ID)
    return id_of(found["scenario_id"], "«scenario_id»", _ID), save_id


def _texts(value: Any) -> tuple[tuple[str, str], ...]:
    """In the order of the parts, whatever order they stand in."""
    ids = [each.part_id for each in PARTS]
    found = fields_of(value, "«texts»", (), ids)
    return tuple(
        (part_id, text_of(found[part_id], f"«{part_id}»", TEXT_LIMIT)) for part_id in ids if part_id in found
    )

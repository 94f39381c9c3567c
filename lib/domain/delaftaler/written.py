"""An edition as the JSON text that is kept. Whoever wrote the text, nothing in it is trusted.

Fields: schema, activity_id, texts (by part), goals.
"""

import json

from lib.domain.delaftaler.edition import PARTS, EditionFields
from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    fields_of,
    id_of,
    json_value,
    list_of,
    other_schema,
    text_of,
    whole_of,
)
from lib.domain.scenario.written import ID

SCHEMA = 1
"""Raised when a document of an earlier shape no longer means the same."""
LONGEST = 100_000
TEXT_LIMIT = 4_000
GOALS = 200


class EditionUnreadable(Exception):
    """A text is not an edition; the message says in Danish what is wrong and where."""


def to_json(fields: EditionFields) -> str:
    """The edition as text."""
    document = {
        "schema": SCHEMA,
        "activity_id": fields.activity_id,
        "texts": dict(fields.texts),
        "goals": list(fields.goals),
    }
    return json.dumps(document, ensure_ascii=False)


def from_json(written: str | bytes) -> EditionFields:
    """The edition of a text. Raises EditionUnreadable with a Danish sentence for anything else."""
    try:
        found = fields_of(
            json_value(written, LONGEST), "udgaven", ("schema", "activity_id", "texts", "goals"), ()
        )
        if whole_of(found["schema"], "«schema»", 1, 1_000) != SCHEMA:
            other_schema(found["schema"])
        ids = [part.part_id for part in PARTS]
        texts = fields_of(found["texts"], "«texts»", (), ids)
        return EditionFields(
            activity_id=id_of(found["activity_id"], "«activity_id»", ID),
            texts=tuple(
                (each, text_of(texts[each], f"«{each}»", TEXT_LIMIT)) for each in ids if each in texts
            ),
            goals=tuple(
                id_of(each, "et punkt i «goals»", ID) for each in list_of(found["goals"], "«goals»", GOALS)
            ),
        )
    except ScenarioUnreadable as error:
        raise EditionUnreadable(f"Udgaven kan ikke læses: {error.fault}.") from error

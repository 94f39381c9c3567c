"""How far an indstilling is: what it still lacks before a meeting may see it, and whether it is kept."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.dates import short_date
from lib.domain.indstilling.indstilling import Indstilling, IndstillingFields
from lib.ui.frame import section
from lib.ui.markup import element, join, text

NOT_SAVED = "Indstillingen er ikke gemt, som den står her."
READY = "Den har et scenarie, som reglerne tillader, og en socialfaglig vurdering af hver zone, der ændres."


def ready_list(lacking: Sequence[str], saved: bool) -> None:
    """What is missing, else that nothing is."""
    faults = [*lacking, *([] if saved else [NOT_SAVED])]
    if faults:
        section("Mangler, før et møde kan se den")
        items = [
            element("li", element("b", "!", aria_hidden="true"), text(each), class_="zk-lacks")
            for each in faults
        ]
    else:
        section("Klar til mødet")
        items = [element("li", element("b", "✓", aria_hidden="true"), text(READY))]
    st.html(element("ul", join(items), class_="zk-ready"))


def status_words(fields: IndstillingFields, kept: Indstilling | None, saved: bool) -> str:
    """What it is called, whether it is kept, and whether that was on other figures; `fields.version` is today's."""
    name = f"Indstilling: {fields.title}" if fields.title else "Ny indstilling uden navn endnu"
    if kept is None:
        return f"{name} · ikke gemt endnu"
    day = short_date(kept.at)
    older = (
        ""
        if kept.fields.version == fields.version
        else f" på version {kept.fields.version[:6]}; tallene er nyere"
    )
    return f"{name} · gemt {day}{older}" if saved else f"{name} · ændret, siden den blev gemt {day}{older}"

"""Whom residents ask about what."""

from lib.domain.contacts import Contact
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse


@answered_once
def contacts(warehouse: PublicWarehouse) -> tuple[Contact, ...]:
    """In the order of the plan's file."""
    rows = warehouse.ask("SELECT function, about, source FROM contact ORDER BY sort")
    return tuple(Contact(row.function, row.about, row.source) for row in rows.itertuples(index=False))

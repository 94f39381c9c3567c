"""States as earlier programs left them."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData, create_engine

from lib.state.audit import begin_chain
from lib.state.audit_tables import audit_anchor, audit_head, audit_link
from lib.state.making import STEPS, step_table
from lib.state.tables import scenario_comment
from lib.state.upgrading import MIGRATIONS
from tests.state.filled_tables import fill


def configured(**attributes: object) -> Config:
    """Alembic, pointed at the program's steps."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes.update(attributes)
    return config


def as_first_step(url: str) -> Engine:
    """The tables of the last program that counted no steps, empty."""
    engine = create_engine(url)
    with engine.begin() as connection:
        command.upgrade(configured(connection=connection), STEPS[0])
    step_table.drop(engine)
    return engine


def from_before_steps(url: str) -> Engine:
    """Those tables with rows, without the one that came last."""
    engine, tables = as_first_step(url), MetaData()
    begin_chain(engine)
    tables.reflect(engine)
    fill(engine, tables)
    scenario_comment.drop(engine)
    return engine


def from_before_the_chain(url: str) -> Engine:
    """Those tables without rows, and without the audit's chain."""
    engine = as_first_step(url)
    for table in (audit_link, audit_head, audit_anchor):
        table.drop(engine)
    return engine

"""What the public files of versions are, where several machines share them: told before a version is named."""

import datetime as dt

from sqlalchemy import Engine, insert, select

from lib.domain.version import VersionFile
from lib.state.tables import version_file as table


def tell_file(engine: Engine, plan_id: str, version: str, file: VersionFile, at: dt.datetime) -> None:
    """Writes what the file of the version is now; nothing where that is what was written last."""
    if file_of(engine, plan_id, version) == file:
        return
    row = {"plan_id": plan_id, "version": version, "sha256": file.sha256, "bytes": file.size, "at": at}
    with engine.begin() as connection:
        connection.execute(insert(table).values(**row))


def file_of(engine: Engine, plan_id: str, version: str) -> VersionFile | None:
    """What the file of the version is; None where nobody has told."""
    own = select(table).where(table.c.plan_id == plan_id, table.c.version == version)
    with engine.connect() as connection:
        row = connection.execute(own.order_by(table.c.file_id.desc())).first()
    return None if row is None else VersionFile(row.sha256, row.bytes)


def told_version(engine: Engine, plan_id: str, beginning: str) -> str | None:
    """The version that begins so and whose file is known; None where there is none."""
    own = select(table.c.version).where(
        table.c.plan_id == plan_id, table.c.version.startswith(beginning, autoescape=True)
    )
    with engine.connect() as connection:
        return connection.execute(own.order_by(table.c.file_id)).scalar()

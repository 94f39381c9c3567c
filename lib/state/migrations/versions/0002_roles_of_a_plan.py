"""A role may be given in one plan alone; rows from before are of every plan, as they were meant."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the plan of a role, and room for the plans in what a provider named."""
    op.add_column("role_grant", sa.Column("plan_id", sa.String(80), nullable=True))
    with op.batch_alter_table("sign_in") as table:
        table.alter_column(
            "roles", type_=sa.String(2000), existing_type=sa.String(200), existing_nullable=False
        )

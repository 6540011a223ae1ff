"""Loops that are being built."""

import sqlalchemy as sa
from alembic import op

revision = "m004"
down_revision = "m003"


def upgrade() -> None:
    """Make the table of loops that are being built."""
    op.create_table(
        "loop_draft",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_loop_draft_person_id_person")),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening.id"], name=op.f("fk_loop_draft_opening_id_opening")
        ),
        sa.PrimaryKeyConstraint("person_id", "opening_id", name=op.f("pk_loop_draft")),
    )

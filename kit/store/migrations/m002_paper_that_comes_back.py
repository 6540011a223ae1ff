"""Pages that were printed, what came back of them, and what people said about it."""

import sqlalchemy as sa
from alembic import op

revision = "m002"
down_revision = "m001"


def upgrade() -> None:
    """Make the tables of blanks, printed pages, scans and reviews."""
    op.create_table(
        "blank",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blank")),
    )
    op.create_table(
        "printed_page",
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("packet_id", sa.Text(), nullable=False),
        sa.Column("blank_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["packet_id"], ["packet.id"], name=op.f("fk_printed_page_packet_id")),
        sa.ForeignKeyConstraint(
            ["blank_sha256"], ["blank.sha256"], name=op.f("fk_printed_page_blank_sha256")
        ),
        sa.PrimaryKeyConstraint("page_id", name=op.f("pk_printed_page")),
    )
    op.create_index(op.f("ix_printed_page_packet_id"), "printed_page", ["packet_id"])
    op.create_table(
        "scan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scorecard_id", sa.Text(), nullable=False),
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.Text(), nullable=True),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("source IN ('form', 'scan')", name=op.f("ck_scan_source")),
        sa.CheckConstraint("status IN ('waiting', 'confirmed')", name=op.f("ck_scan_status")),
        sa.ForeignKeyConstraint(["scorecard_id"], ["scorecard.id"], name=op.f("fk_scan_scorecard_id")),
        sa.ForeignKeyConstraint(["page_id"], ["printed_page.page_id"], name=op.f("fk_scan_page_id")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["person.id"], name=op.f("fk_scan_uploaded_by")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_scan_confirmed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
        sa.UniqueConstraint(
            "scorecard_id", "file_sha256", "page", name=op.f("uq_scan_scorecard_id_file_sha256_page")
        ),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scan_id", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=False),
        sa.Column("crop_sha256", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_review_scan_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_review_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_scan_id"), "review", ["scan_id"])

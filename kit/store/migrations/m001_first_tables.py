"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "m001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "audit",
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "audit_head",
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "candidate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("code", name=op.f("uq_candidate_code")),
    )
    op.create_table(
        "external_ref",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", "system", name=op.f("pk_external_ref")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_verified", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("admin", sa.Integer(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_person_issuer_subject")),
    )
    op.create_table(
        "question_version",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_question_version")),
        sa.UniqueConstraint("question", "version", name=op.f("uq_question_version_question_version")),
    )
    op.create_table(
        "scale_point",
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scale", "ordinal", name=op.f("pk_scale_point")),
    )
    op.create_table(
        "candidate_key",
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_candidate_key_candidate_id")
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_candidate_key")),
    )
    op.create_table(
        "opening",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("weights_sha256", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("retention_months", sa.Integer(), nullable=False),
        sa.Column("retention_action", sa.Text(), nullable=False),
        sa.Column("legal_hold", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "retention_action IN ('erase', 'anonymise')", name=op.f("ck_opening_retention_action")
        ),
        sa.CheckConstraint("status IN ('open', 'closed', 'removed')", name=op.f("ck_opening_status")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_opening_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
    )
    op.create_table(
        "sealed",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('identity', 'note', 'answer', 'document', 'reason')", name=op.f("ck_sealed_kind")
        ),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_sealed_candidate_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed")),
    )
    op.create_index(op.f("ix_sealed_candidate_id"), "sealed", ["candidate_id"], unique=False)
    op.create_index(op.f("ix_sealed_ref_kind"), "sealed", ["ref", "kind"], unique=False)
    op.create_table(
        "application",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_application_candidate_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_application_opening_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint(
            "candidate_id", "opening_id", name=op.f("uq_application_candidate_id_opening_id")
        ),
    )
    op.create_index(op.f("ix_application_opening_id"), "application", ["opening_id"], unique=False)
    op.create_table(
        "loop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("input_sha256", sa.Text(), nullable=False),
        sa.Column("solution", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_loop_opening_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loop")),
        sa.UniqueConstraint("opening_id", "version", name=op.f("uq_loop_opening_id_version")),
    )
    op.create_table(
        "membership",
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('hiring_manager', 'recruiter', 'interviewer', 'observer')",
            name=op.f("ck_membership_role"),
        ),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_membership_opening_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("opening_id", "person_id", "role", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("weights_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_decision_application_id")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_decision_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_application_id"), "decision", ["application_id"], unique=False)
    op.create_table(
        "loop_session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("loop_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["loop_id"], ["loop.id"], name=op.f("fk_loop_session_loop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loop_session")),
        sa.UniqueConstraint("loop_id", "session", name=op.f("uq_loop_session_loop_id_session")),
    )
    op.create_table(
        "reveal",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_reveal_application_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reveal_person_id")),
        sa.PrimaryKeyConstraint("person_id", "application_id", name=op.f("pk_reveal")),
    )
    op.create_table(
        "interview",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=True),
        sa.Column("ends_at", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ics_sequence", sa.Integer(), nullable=False),
        sa.CheckConstraint("status IN ('planned', 'cancelled')", name=op.f("ck_interview_status")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_interview_application_id")
        ),
        sa.ForeignKeyConstraint(["session_id"], ["loop_session.id"], name=op.f("fk_interview_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
    op.create_index(op.f("ix_interview_application_id"), "interview", ["application_id"], unique=False)
    op.create_table(
        "loop_question",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("question_sha256", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_sha256"], ["question_version.sha256"], name=op.f("fk_loop_question_question_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["loop_session.id"], name=op.f("fk_loop_question_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "form", "ordinal", name=op.f("pk_loop_question")),
    )
    op.create_table(
        "loop_seat",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "part IN ('lead', 'second', 'shadow', 'reverse_shadow')", name=op.f("ck_loop_seat_part")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_loop_seat_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["loop_session.id"], name=op.f("fk_loop_seat_session_id")),
        sa.PrimaryKeyConstraint("session_id", "form", "person_id", name=op.f("pk_loop_seat")),
    )
    op.create_table(
        "packet",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("interview_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name=op.f("fk_packet_interview_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_packet_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet")),
    )
    op.create_index(op.f("ix_packet_interview_id"), "packet", ["interview_id"], unique=False)
    op.create_table(
        "scorecard",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("interview_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "part IN ('lead', 'second', 'shadow', 'reverse_shadow')", name=op.f("ck_scorecard_part")
        ),
        sa.CheckConstraint(
            "status IN ('open', 'submitted', 'withdrawn', 'excused')", name=op.f("ck_scorecard_status")
        ),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name=op.f("fk_scorecard_interview_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_scorecard_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecard")),
        sa.UniqueConstraint("interview_id", "person_id", name=op.f("uq_scorecard_interview_id_person_id")),
    )
    op.create_index(op.f("ix_scorecard_person_id"), "scorecard", ["person_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("scorecard_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["scorecard_id"], ["scorecard.id"], name=op.f("fk_draft_scorecard_id")),
        sa.PrimaryKeyConstraint("scorecard_id", "field", name=op.f("pk_draft")),
    )
    op.create_table(
        "guest_code",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("scorecard_id", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_guest_code_made_by")),
        sa.ForeignKeyConstraint(["scorecard_id"], ["scorecard.id"], name=op.f("fk_guest_code_scorecard_id")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_guest_code")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scorecard_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("submitted_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("recommendation_state", sa.Text(), nullable=False),
        sa.Column("after_reveal", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(recommendation_state = 'given') = (recommendation IS NOT NULL)",
            name=op.f("ck_revision_recommendation"),
        ),
        sa.CheckConstraint(
            "recommendation_state IN ('given', 'no_decision', 'blank')",
            name=op.f("ck_revision_recommendation_state"),
        ),
        sa.CheckConstraint("source IN ('web', 'form', 'scan', 'import')", name=op.f("ck_revision_source")),
        sa.ForeignKeyConstraint(["scorecard_id"], ["scorecard.id"], name=op.f("fk_revision_scorecard_id")),
        sa.ForeignKeyConstraint(["submitted_by"], ["person.id"], name=op.f("fk_revision_submitted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("request_id", name=op.f("uq_revision_request_id")),
        sa.UniqueConstraint("scorecard_id", "number", name=op.f("uq_revision_scorecard_id_number")),
    )
    op.create_table(
        "rating",
        sa.Column("revision_id", sa.Text(), nullable=False),
        sa.Column("question_sha256", sa.Text(), nullable=False),
        sa.Column("competency", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("(state = 'not_rated') = (reason IS NOT NULL)", name=op.f("ck_rating_not_rated")),
        sa.CheckConstraint("(state = 'rated') = (ordinal IS NOT NULL)", name=op.f("ck_rating_rated")),
        sa.CheckConstraint("state IN ('rated', 'not_rated', 'blank')", name=op.f("ck_rating_state")),
        sa.ForeignKeyConstraint(
            ["question_sha256"], ["question_version.sha256"], name=op.f("fk_rating_question_sha256")
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_rating_revision_id")),
        sa.ForeignKeyConstraint(
            ["scale", "ordinal"],
            ["scale_point.scale", "scale_point.ordinal"],
            name=op.f("fk_rating_scale_ordinal"),
        ),
        sa.PrimaryKeyConstraint("revision_id", "question_sha256", "competency", name=op.f("pk_rating")),
    )

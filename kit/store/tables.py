"""All tables of the store, for SQLite and PostgreSQL alike.

Ids are UUIDv7 text, times ISO-8601 text in UTC, JSON is text. Names, notes and every other free text about a
candidate stand in `sealed.box` and `draft.box` only, encrypted with a key of that candidate (`kit.store.box`).
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

# Rows of these are never changed and never deleted; of `sealed` never changed, deleted only by erase.
FROZEN = (
    "question_version",
    "scale_point",
    "revision",
    "rating",
    "decision",
    "blank",
    "printed_page",
    "audit",
)
UNCHANGING = (*FROZEN, "sealed")


def _key(name: str = "id", *more) -> Column:
    return Column(name, Text, *more, primary_key=True)


def _text(name: str, *more) -> Column:
    return Column(name, Text, *more, nullable=False)


def _maybe(name: str, *more) -> Column:
    return Column(name, Text, *more)


def _number(name: str) -> Column:
    return Column(name, Integer, nullable=False)


def _box(name: str) -> Column:
    return Column(name, LargeBinary, nullable=False)


def _to(column: str) -> ForeignKey:
    return ForeignKey(column)


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


person = Table(
    "person",
    metadata,
    _key(),
    _text("issuer"),
    _text("subject"),
    _maybe("email"),
    _number("email_verified"),
    _text("name"),
    _number("admin"),
    _number("active"),
    _number("epoch"),
    _text("created_at"),
    _maybe("seen_at"),
    UniqueConstraint("issuer", "subject"),
)

opening = Table(
    "opening",
    metadata,
    _key(),
    _text("title"),
    _text("role"),
    _text("weights"),
    _text("weights_sha256"),
    _text("status"),
    _number("retention_months"),
    _text("retention_action"),
    _maybe("legal_hold"),
    _text("created_by", _to("person.id")),
    _text("created_at"),
    _one_of("status", "open", "closed", "removed"),
    _one_of("retention_action", "erase", "anonymise"),
)

membership = Table(
    "membership",
    metadata,
    _key("opening_id", _to("opening.id")),
    _key("person_id", _to("person.id")),
    _key("role"),
    _one_of("role", "hiring_manager", "recruiter", "interviewer", "observer"),
    Index(None, "person_id"),
)

candidate = Table("candidate", metadata, _key(), _text("code"), _maybe("erased_at"), UniqueConstraint("code"))

candidate_key = Table(
    "candidate_key", metadata, _key("candidate_id", _to("candidate.id")), _box("key")
)  # wrapped by the master key

sealed = Table(
    "sealed",
    metadata,
    _key(),
    _text("candidate_id", _to("candidate.id")),
    _text("kind"),
    _text("ref"),
    _box("box"),
    _one_of("kind", "identity", "note", "answer", "document", "reason"),
    Index(None, "ref", "kind"),
    Index(None, "candidate_id"),
)

application = Table(
    "application",
    metadata,
    _key(),
    _text("candidate_id", _to("candidate.id")),
    _text("opening_id", _to("opening.id")),
    _text("stage"),
    _text("form"),
    UniqueConstraint("candidate_id", "opening_id"),
    Index(None, "opening_id"),
)

question_version = Table(
    "question_version",
    metadata,
    _key("sha256"),
    _text("question"),
    _text("version"),
    _text("body"),
    UniqueConstraint("question", "version"),
)

scale_point = Table(
    "scale_point", metadata, _key("scale"), Column("ordinal", Integer, primary_key=True), _text("label")
)

loop = Table(
    "loop",
    metadata,
    _key(),
    _text("opening_id", _to("opening.id")),
    _number("version"),
    _number("seed"),
    _text("input_sha256"),
    _text("solution"),
    UniqueConstraint("opening_id", "version"),
)

loop_session = Table(
    "loop_session",
    metadata,
    _key(),
    _text("loop_id", _to("loop.id")),
    _number("ordinal"),
    _text("session"),
    _text("title"),
    _number("minutes"),
    UniqueConstraint("loop_id", "session"),
)

loop_question = Table(
    "loop_question",
    metadata,
    _key("session_id", _to("loop_session.id")),
    _key("form"),
    Column("ordinal", Integer, primary_key=True),
    _text("question_sha256", _to("question_version.sha256")),
    _number("minutes"),
)

# Who is to take a session before there are candidates; the seats of an interview are its scorecards.
loop_seat = Table(
    "loop_seat",
    metadata,
    _key("session_id", _to("loop_session.id")),
    _key("form"),
    _key("person_id", _to("person.id")),
    _text("part"),
    _one_of("part", "lead", "second", "shadow", "reverse_shadow"),
)

# A loop that somebody is building, as the page that builds it writes it; it is not the opening's loop.
loop_draft = Table(
    "loop_draft",
    metadata,
    _key("person_id", _to("person.id")),
    _key("opening_id", _to("opening.id")),
    _text("wishes"),
    _text("updated_at"),
)

interview = Table(
    "interview",
    metadata,
    _key(),
    _text("application_id", _to("application.id")),
    _text("session_id", _to("loop_session.id")),
    _maybe("starts_at"),
    _maybe("ends_at"),
    _text("time_zone"),
    _text("status"),
    _number("ics_sequence"),
    _one_of("status", "planned", "cancelled"),
    Index(None, "application_id"),
)

scorecard = Table(
    "scorecard",
    metadata,
    _key(),
    _text("interview_id", _to("interview.id")),
    _text("person_id", _to("person.id")),
    _text("part"),
    _text("status"),
    UniqueConstraint("interview_id", "person_id"),
    _one_of("part", "lead", "second", "shadow", "reverse_shadow"),
    _one_of("status", "open", "submitted", "withdrawn", "excused"),
    Index(None, "person_id"),
)

draft = Table(
    "draft",
    metadata,
    _key("scorecard_id", _to("scorecard.id")),
    _key("field"),
    _box("box"),
    _number("rev"),
    _text("writer"),
    _text("updated_at"),
)

revision = Table(
    "revision",
    metadata,
    _key(),
    _text("scorecard_id", _to("scorecard.id")),
    _number("number"),
    _text("request_id"),
    _text("source"),
    _text("submitted_by", _to("person.id")),
    _text("submitted_at"),
    _maybe("recommendation"),
    _maybe("confidence"),
    _text("recommendation_state"),
    _number("after_reveal"),
    UniqueConstraint("request_id"),
    UniqueConstraint("scorecard_id", "number"),
    _one_of("source", "web", "form", "scan", "import"),
    _one_of("recommendation_state", "given", "no_decision", "blank"),
    CheckConstraint("(recommendation_state = 'given') = (recommendation IS NOT NULL)", name="recommendation"),
)

rating = Table(
    "rating",
    metadata,
    _key("revision_id", _to("revision.id")),
    _key("question_sha256", _to("question_version.sha256")),
    _key("competency"),
    _text("state"),
    _text("scale"),
    Column("ordinal", Integer),
    _maybe("label"),
    _maybe("reason"),
    ForeignKeyConstraint(["scale", "ordinal"], ["scale_point.scale", "scale_point.ordinal"]),
    _one_of("state", "rated", "not_rated", "blank"),
    CheckConstraint("(state = 'rated') = (ordinal IS NOT NULL)", name="rated"),
    CheckConstraint("(state = 'not_rated') = (reason IS NOT NULL)", name="not_rated"),
)

decision = Table(
    "decision",
    metadata,
    _key(),
    _text("application_id", _to("application.id")),
    _text("outcome"),
    _text("decided_by", _to("person.id")),
    _text("decided_at"),
    _text("weights_sha256"),
    Index(None, "application_id"),
)

packet = Table(
    "packet",
    metadata,
    _key(),
    _text("interview_id", _to("interview.id")),
    _text("person_id", _to("person.id")),
    _text("layout"),
    _text("content_sha256"),
    _text("nonce"),
    _text("made_at"),
    Index(None, "interview_id"),
)

# What a scan page looks like before anybody marks it. It names nobody: one serves everybody with that form.
blank = Table("blank", metadata, _key("sha256"), _box("png"))

# Which packet, and so which card and which layout, the id on a printed page belongs to.
printed_page = Table(
    "printed_page",
    metadata,
    _key("page_id"),
    _text("packet_id", _to("packet.id")),
    _text("blank_sha256", _to("blank.sha256")),
    Index(None, "packet_id"),
)

# A page that came back, with its picture and what was read in it; both are sealed, and go with erase. It waits until
# somebody has looked at it and put it into the card.
scan = Table(
    "scan",
    metadata,
    _key(),
    _text("scorecard_id", _to("scorecard.id")),
    _text("page_id", _to("printed_page.page_id")),
    _text("source"),
    _text("file_sha256"),
    _number("page"),
    _text("status"),
    _text("uploaded_by", _to("person.id")),
    _text("uploaded_at"),
    _maybe("confirmed_by", _to("person.id")),
    _maybe("confirmed_at"),
    _box("picture"),
    _box("reading"),
    UniqueConstraint("scorecard_id", "file_sha256", "page"),
    _one_of("source", "form", "scan"),
    _one_of("status", "waiting", "confirmed"),
)

# What a person said that a row of a scan holds: one row a decision, the newest holds. It goes with erase.
review = Table(
    "review",
    metadata,
    _key(),
    _text("scan_id", _to("scan.id")),
    _text("row"),
    _text("was"),
    _text("became"),
    _text("crop_sha256"),
    _text("decided_by", _to("person.id")),
    _text("decided_at"),
    Index(None, "scan_id"),
)

# The first time that a person was shown somebody else's rating of this candidate.
reveal = Table(
    "reveal",
    metadata,
    _key("person_id", _to("person.id")),
    _key("application_id", _to("application.id")),
    _text("at"),
)

guest_code = Table(
    "guest_code",
    metadata,
    _key("hash"),
    _text("scorecard_id", _to("scorecard.id")),
    _text("expires_at"),
    _maybe("used_at"),
    _text("made_by", _to("person.id")),
)

external_ref = Table("external_ref", metadata, _key("kind"), _key("id"), _key("system"), _text("remote_id"))

# Ratings that were given in another system, for what is known of interviewers. `candidate` is a digest of who it was
# there; `our_scale` and `our_ordinal` are there when a person gave a map.
past_rating = Table(
    "past_rating",
    metadata,
    _key("system"),
    _key("card"),
    _key("updated_at"),
    Column("place", Integer, primary_key=True),
    _text("candidate"),
    _text("interviewer"),
    _text("session"),
    _text("competency"),
    _text("question"),
    _text("scale"),
    Column("ordinal", Integer),
    _text("label"),
    _text("submitted_at"),
    _maybe("our_scale"),
    Column("our_ordinal", Integer),
)

audit = Table(
    "audit",
    metadata,
    _key("chain"),
    Column("seq", Integer, primary_key=True),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("entity"),
    _text("content"),
    _text("prev"),
    _text("hash"),
)

audit_head = Table("audit_head", metadata, _key("chain"), _number("seq"), _text("hash"))

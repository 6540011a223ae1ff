"""Taking an opening's ratings out as a file: what the viewer may see, and no more."""

from __future__ import annotations

from kit.access import Viewer
from kit.exchange import write_ratings
from kit.hiring.comparison import read_ratings
from kit.hiring.office import Office, roles_for
from kit.hiring.packet import Document
from kit.store import audit


def export_ratings(office: Office, viewer: Viewer, opening: str) -> Document:
    """Return the ratings of an opening that *viewer* may see, as the CSV table that `hiring-kit compare` reads.

    It is written down that they were taken out.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "export")
    ratings = read_ratings(office, viewer, opening)
    with office.store.write() as tx:
        audit.append(tx, opening, viewer, office.at, "export.ratings", opening, {"rows": len(ratings)})
    return Document(f"ratings-{opening[-6:]}.csv", write_ratings(ratings), "text/csv")

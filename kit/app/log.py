"""The log: one JSON object a line on standard error, without anything about people but ids.

No text of a page, no name, no query and no token is written down. Errors are told by their kind and where in the code
they came up: what they say may hold what somebody typed.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime

LOG = logging.getLogger("kit")
request_id: ContextVar[str] = ContextVar("request_id", default="")

_ADDRESS = re.compile(r"[^\s@\"'<>]+@[^\s@\"'<>]+")
_OPEN = (
    "/dl/",
    "/media/",
    "/static/",
    "/component/",
)  # what comes behind these is a token, or nothing of interest


class Lines(logging.Formatter):
    """Writes a record as JSON, with what looks like an e-mail address masked."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line: time (UTC), level, event, and its facts."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **({"request": request_id.get()} if request_id.get() else {}),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return _ADDRESS.sub("(address)", json.dumps(line, ensure_ascii=False))


def set_up() -> None:
    """Send the kit's records to standard error."""
    if not LOG.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(Lines())
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False


def tell(event: str, facts: Mapping[str, object]) -> None:
    """Write one line."""
    LOG.info(event, extra={"facts": dict(facts)})


def without_secrets(path: str) -> str:
    """Return a path as it may stand in the log.

    Examples:
        >>> without_secrets("/dl/c2VjcmV0"), without_secrets("/score")
        ('/dl/', '/score')
    """
    return next((start for start in _OPEN if path.startswith(start)), path)

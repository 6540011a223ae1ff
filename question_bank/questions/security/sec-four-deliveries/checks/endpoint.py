"""The endpoint for messages about pellet stores, with a choice for each of its steps.

Time is a number of minutes from Monday 00:00. Nothing here waits.
"""
import hashlib
import hmac
import json
from dataclasses import dataclass

SECRET, NEW_SECRET = b"pine and larch", b"oak and ash"
KEEP_MIN = {"5min": 5, "25h": 25 * 60, "ever": None, "orders": None, "signature": None}
LIMIT = 64 * 1024


@dataclass(frozen=True)
class Design:
    """The defaults are the steps as shown."""

    over: str = "rewritten"                        # what the code is worked out over: rewritten, body, all
    window: float | None = 5                       # minutes that a message may be old
    ids: str = "none"                              # what is remembered: none, 5min, 25h, ever, orders, signature
    first: str = "lookup"                          # what comes first: lookup, signature
    limit: bool = False                            # a body of more than 64 kB is not read
    compare: str = "stops"                         # at the first difference, or same: always to the end
    secrets: int = 1                               # secrets that are accepted at a time
    repeat: int = 200                              # answer to a message that came before
    tries: str = "same"                            # a later try: same, or anew: signed with a new time


def read_design(text):
    """Return the design of a text such as "over=all window=5 ids=5min"."""
    given = dict(part.split("=") for part in text.split() if "=" in part)
    for name, kind in (("window", float), ("secrets", int), ("repeat", int)):
        if name in given:
            given[name] = None if given[name] == "none" else kind(given[name])
    if "limit" in given:
        given["limit"] = given["limit"] == "yes"
    return Design(**given)


@dataclass(frozen=True)
class Message:
    id: str
    sent: float
    body: bytes
    signature: str


def code(over, secret, id, sent, body):
    """Return the code of a message."""
    if over == "all":
        body = f"{id}.{sent}.".encode() + body
    return hmac.new(secret, body, hashlib.sha256).hexdigest()


def need(house, tons):
    return f'{{"house":"{house}","kind":"need","tons":{tons}}}'.encode()


class Endpoint:
    def __init__(self, design):
        self.design = design
        self.accepted = [SECRET]
        self.trucks = []
        self.lookups = self.bytes_read = self.compared = 0
        self._kept = {}                            # id or signature: minute

    def signed(self, id, sent, body, secret=SECRET):
        """A message as the sender makes it for this design."""
        over = "all" if self.design.over == "all" else "body"
        return Message(id, sent, body, code(over, secret, id, sent, body))

    def tried_again(self, now, message):
        """The same message as the sender makes it for a later try."""
        return self.signed(message.id, now, message.body) if self.design.tries == "anew" else message

    def receive(self, now, message):
        """Return (status, number of the truck or None)."""
        d = self.design
        if d.limit and len(message.body) > LIMIT:
            self.bytes_read += LIMIT
            return 413, None
        self.bytes_read += len(message.body)
        fields = None
        if d.first == "lookup" or d.over == "rewritten":
            try:
                fields = json.loads(message.body)
            except ValueError:
                return 400, None
        if d.first == "lookup":
            self.lookups += 1
        body = json.dumps(fields, separators=(",", ":")).encode() if d.over == "rewritten" else message.body
        rights = [code(d.over, secret, message.id, message.sent, body) for secret in self.accepted[-d.secrets:]]
        if not any([self._same(right, message.signature) for right in rights]):
            return 401, None
        if d.window is not None and now - message.sent > d.window:
            return 401, None
        name = message.signature if d.ids == "signature" else message.id
        if d.ids != "none" and self._seen(name, now):
            return d.repeat, None
        fields = fields or json.loads(message.body)
        if d.first != "lookup":
            self.lookups += 1
        if d.ids != "none" and (d.ids != "orders" or fields["kind"] == "need"):
            self._kept[name] = now
        if fields["kind"] != "need":
            return 200, None
        self.trucks.append((now, fields["house"], fields["tons"]))
        return 200, len(self.trucks)

    def _seen(self, name, now):
        keep = KEEP_MIN[self.design.ids]
        return name in self._kept and (keep is None or now - self._kept[name] <= keep)

    def _same(self, right, given):
        for n, (a, b) in enumerate(zip(right, given)):
            self.compared += 1
            if a != b and self.design.compare == "stops":
                return False
        return right == given

"""The server of the framework, as its page says, and the two programs that change entries."""

FIRST = {"open": False, "note": "", "check": None, "litres": 0}


class Server:
    """One entry. The rule says what PUT does: replace (as the page), filled (Lee's change) or present."""

    def __init__(self, rule="replace"):
        self.rule = rule
        self.entry = {"open": True, "note": "key at kiosk", "check": "2026-05-04", "litres": 6}
        self.version = 4

    def get(self):
        return 200, self.version, dict(self.entry)

    def change(self, method, body, if_match=None):
        if if_match is not None and if_match != self.version:
            return 412, self.version, dict(self.entry)
        if method == "PATCH":
            new = {f: FIRST[f] if f in body and body[f] is None else body.get(f, v) for f, v in self.entry.items()}
        elif self.rule == "replace":
            new = {f: body.get(f, FIRST[f]) for f in FIRST}
        elif self.rule == "filled":
            new = {f: body.get(f) or v for f, v in self.entry.items()}
        else:
            new = {f: body.get(f, v) for f, v in self.entry.items()}
        self.entry, self.version = new, self.version + 1
        return 200, self.version, dict(new)


class Van:
    """A button: open or closed. way: part, whole, whole_match or patch."""

    def __init__(self, server, way):
        self.server, self.way = server, way

    def press(self, is_open, between=lambda: None):
        if self.way == "part":
            return self.server.change("PUT", {"open": is_open})
        if self.way == "patch":
            return self.server.change("PATCH", {"open": is_open})
        for _ in range(3):                                  # after 412 it reads anew
            _, version, entry = self.server.get()
            between()
            between = lambda: None
            match = version if self.way == "whole_match" else None
            answer = self.server.change("PUT", entry | {"open": is_open}, match)
            if answer[0] == 200:
                return answer
        return answer


class Desk:
    """A form. It reads when it is opened and sends when it is saved; an emptied field is not sent with PUT.

    way: put, put_match, patch_left_out (changed fields, an emptied one left out), patch or patch_match.
    """

    def __init__(self, server, way):
        self.server, self.way = server, way

    def open(self):
        _, self.version, self.read = self.server.get()
        return self

    def save(self, **typed):
        """The status; after 412 the form shows the entry of now, with what was typed beside it."""
        form = self.read | typed
        match = self.version if self.way.endswith("_match") else None
        if self.way.startswith("put"):
            body = {f: v for f, v in form.items() if v not in ("", None)}
            return self.server.change("PUT", body, match)[0]
        body = {f: (None if v == "" else v) for f, v in form.items() if v != self.read[f]}
        if self.way == "patch_left_out":
            body = {f: v for f, v in body.items() if v is not None}
        return self.server.change("PATCH", body, match)[0]

"""The locker service of a swimming hall, on a clock that stands still unless somebody waits."""
import re
from datetime import date

LIMIT, MINUTE = 10, 60                                 # calls a minute for one key, and seconds
SAYS = {                                               # the answers as they are
    401: "no", 403: "no", 404: "not found", 409: "no", 422: "bad request", 429: "no",
}
EXPLAINS = {                                           # the answers of a service that explains
    401: "the key is missing or unknown: POST /keys gives one",
    403: "not the code of this door: use the code from your reservation",
    404: "not in your hall: GET /lockers shows your lockers",
    409: "somebody else has this locker at that time: take another one",
    422: "day is a day to come as YYYY-MM-DD, from and to are HH:MM",
    429: "ten calls a minute for each key: wait a minute",
}


class Service:
    def __init__(self, lockers, today, *, code=None, key=None, first_id=1, explains=False):
        self.lockers, self.today, self.fixed_code = lockers, today, code
        self.keys = {key} if key else set()
        self.next_id = first_id
        self.reservations = {}
        self.says = EXPLAINS if explains else SAYS
        self.calls, self.seconds = [], 0

    def wait(self, seconds):
        self.seconds += seconds

    def answer(self, status, body=None):
        return status, body if body is not None else {"error": self.says[status]}

    def request(self, method, path, body=None, key=None):
        """Answer a request with a status and a body."""
        if (method, path) == ("POST", "/keys"):
            self.keys.add(made := f"k-{len(self.keys) + 1}")
            return self.answer(201, {"key": made})
        if key not in self.keys:
            return self.answer(401)
        self.calls = [moment for moment in self.calls if moment > self.seconds - MINUTE]
        if len(self.calls) >= LIMIT:
            return self.answer(429)
        self.calls.append(self.seconds)
        if (method, path) == ("GET", "/lockers"):
            return self.answer(200, [{"locker": number} for number in self.lockers])
        if (method, path) == ("POST", "/reservations"):
            return self.reserve(body)
        kind, number = path.strip("/").split("/")
        if (method, kind) == ("POST", "doors"):
            right = any((r["locker"], r["code"]) == (int(number), body["code"]) for r in self.reservations.values())
            return self.answer(200, {}) if right else self.answer(403)
        if (method, kind) == ("DELETE", "reservations") and int(number) in self.reservations:
            del self.reservations[int(number)]
            return self.answer(204, {})
        return self.answer(404)

    def reserve(self, body):
        hours = all(re.fullmatch(r"\d\d:\d\d", body[name]) for name in ("from", "to"))
        if not hours or date.fromisoformat(body["day"]) < self.today:
            return self.answer(422)
        if body["locker"] not in self.lockers:
            return self.answer(404)
        for other in self.reservations.values():
            if (other["locker"], other["day"]) == (body["locker"], body["day"]) and \
                    other["from"] < body["to"] and body["from"] < other["to"]:
                return self.answer(409)
        number, self.next_id = self.next_id, self.next_id + 1
        code = self.fixed_code or str(1000 + number * 2711 % 9000)
        self.reservations[number] = dict(body, code=code)
        return self.answer(201, {"id": number, "code": code})


def noors_hall():
    return Service(range(21, 51), date(2026, 5, 12), first_id=58)


def test_hall():
    """Where Ro's nightly run works."""
    return Service(range(1, 21), date(2026, 4, 20), code="4711", key="ros-key")


def aris_hall(today=date(2026, 5, 18), explains=False):
    """The next club."""
    return Service(range(61, 91), today, first_id=112, explains=explains)

"""Does what a table of rules says, in front of a service with accounts. No real time passes."""
import csv
from dataclasses import dataclass

SHARED = ("/prices", "/files/logo.png")            # the answer is the same for everybody


@dataclass(frozen=True)
class Request:
    """`cookie`, `token` and `key` are three ways to log in; `act_for` is the customer that support looks at."""

    path: str
    cookie: str | None = None
    token: str | None = None
    key: str | None = None
    act_for: str | None = None
    language: str = "de"
    method: str = "GET"

    @property
    def account(self):
        return self.act_for or self.cookie or self.token or self.key


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    shared: bool = False                           # the mark of the service


class Service:
    """Gives each account its own answer, and counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def answer(self, request):
        self.asked += 1
        if request.path in SHARED:
            return Answer(200, f"{request.path} in {request.language}", shared=True)
        if request.account is None:
            return Answer(401, "log in first")
        return Answer(200, f"{request.path} of {request.account}")


class Gateway:
    def __init__(self, file, service):
        with open(file) as rules:
            self.rules = list(csv.DictReader(rules))
        self.service = service
        self.kept = {}

    def get(self, request, now):
        """Return the answer, and whether it comes from the service or was kept."""
        rule = self._rule(request, None)
        if rule["do"] != "pass on":
            answer, until = self.kept.get(self._key(rule, request), (None, 0))
            if now < until:
                return answer, "kept"
        answer = self.service.answer(request)
        rule = self._rule(request, answer)
        if rule["do"] != "pass on":
            seconds = int(rule["do"].split()[1])
            self.kept[self._key(rule, request)] = (answer, now + seconds)
        return answer, "service"

    def _rule(self, request, answer):
        """Return the first rule that fits; what is said about an answer fits none that is not there yet."""
        for rule in self.rules:
            path = rule["path"]
            if not (request.path.startswith(path[:-1]) if path.endswith("*") else request.path == path):
                continue
            if {
                "": True,
                "method is not GET": request.method != "GET",
                "request has a cookie": request.cookie is not None,
                "request has a token": request.token is not None,
                "status is not 200": answer is not None and answer.status != 200,
                "answer is not marked as shared": answer is not None and not answer.shared,
            }[rule["when"]]:
                return rule

    def _key(self, rule, request):
        parts = {"path": request.path, "login": request.cookie or request.token, "language": request.language}
        return tuple(parts[name] for name in rule["kept under"].split(" and "))

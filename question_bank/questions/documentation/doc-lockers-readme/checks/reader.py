"""A reader who does what a README says, and nothing else. Words in capitals stand for values."""
import json
import re
from datetime import timedelta

REQUEST = re.compile(r"\s+(GET|POST|DELETE) (\S+)(?: (\{.*\}))?$")
ANSWER = re.compile(r"\s+You get (\d{3})(?: and (.*))?")


class Stopped(Exception):
    """The reader has to ask somebody."""


def steps(text):
    """Yield (method, path, body, status, names in the answer) for each request of a README."""
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""]):
        if request := REQUEST.match(line):
            answer = ANSWER.match(after)
            names = re.findall(r'"(\w+)": ([A-Z]+)\b', answer[2] or "") if answer else []
            yield *request.groups(), int(answer[1]) if answer else None, names


def filled(text, values):
    """Put the values in the place of the words in capitals."""
    for word in re.findall(r"\b[A-Z]{2,}\b", text or ""):
        if word not in values:
            raise Stopped(f"where does {word} come from?")
        text = re.sub(rf'"?\b{word}\b"?' if text.startswith("{") else rf"\b{word}\b",
                      json.dumps(values[word]) if text.startswith("{") else str(values[word]), text)
    return text


class Reader:
    def __init__(self, readme, service, key=None, hand=None):
        with open(readme, encoding="utf-8") as file:
            self.text = file.read()
        self.service, self.key, self.hand = service, key, hand
        self.values = {"CLUB": "Ari's club"}
        if "DAY is" in self.text:
            self.values["DAY"] = (service.today + timedelta(days=1)).isoformat()
        self.others = []                               # lockers of the list that are not taken yet
        self.log = []

    def understands(self, status):
        """Whether the README or the answer says what to do."""
        told = re.search(rf"^\s*{status}  ", self.text, re.MULTILINE)
        return told or self.service.says[status] not in ("no", "not found", "bad request")

    def send(self, method, path, body):
        key = self.key
        if "KEY" in self.values and "Send KEY" in self.text:
            key = self.values["KEY"]
        body = json.loads(filled(body, self.values)) if body else None
        if self.hand and body and "from" in body:      # a slip of the hand, once
            body, self.hand = self.hand(body), None
        status, answer = self.service.request(method, filled(path, self.values), body, key)
        self.log.append((method, path, status))
        return status, answer

    def step(self, method, path, body, wanted, names):
        while True:
            status, answer = self.send(method, path, body)
            if status == wanted:
                break
            if status not in (409, 422, 429) or not self.understands(status):
                raise Stopped(f"{method} {path}: {status} {json.dumps(answer)}")
            if status == 409:
                self.values["LOCKER"] = self.others.pop(0)
            elif status == 422:
                if (method, path, 422) in self.log[:-1]:
                    raise Stopped(f"{method} {path}: 422 again")
            else:
                self.service.wait(60)
        for field, word in names:
            if isinstance(answer, list):
                self.others = [row[field] for row in answer]
                self.values[word] = self.others.pop(0)
            elif field in answer:
                self.values[word] = answer[field]

    def follow(self):
        for step in steps(self.text):
            self.step(*step)

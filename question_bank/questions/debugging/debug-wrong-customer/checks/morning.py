"""usage: morning.py [answers]

Plays ten minutes on the rules of the exhibit and prints the gateway's log, or every answer that was not for the one who asked.
"""
import sys

from gateway import Gateway, Request, Service

SIZE = {"c08": 2210, "c11": 4120, "c18": 3304, "c22": 1876, "c31": 5012, "c40": 2655, "c52": 3980, "c77": 2948}
SENDS = {"app 4": "cookie", "app 5": "token", "desk": "token"}

# second, app, login, customer that support looks at, language, path
PLAN = [
    (4, "app 4", "c11", None, "de", "/me/invoices"),
    (19, "app 5", "c18", None, "de", "/prices"),
    (31, "app 4", "c22", None, "de", "/me/invoices"),
    (38, "app 4", "c40", None, "de", "/prices"),
    (52, "app 5", "c18", None, "de", "/me/invoices"),
    (64, "app 4", "c08", None, "de", "/me/invoices"),
    (77, "app 5", "c18", None, "de", "/me/invoices"),
    (95, "app 5", "c77", None, "de", "/me/invoices"),
    (121, "app 4", "c52", None, "fr", "/prices"),
    (140, "app 4", "c22", None, "de", "/prices"),
    (158, "-", None, None, "de", "/me/invoices"),
    (187, "app 5", "c31", None, "de", "/prices"),
    (203, "app 5", "c77", None, "de", "/me/invoices"),
    (214, "app 4", "c40", None, "de", "/me/invoices"),
    (229, "app 5", "c31", None, "de", "/me/invoices"),
    (251, "app 4", "c52", None, "de", "/me/invoices"),
    (278, "app 5", "c31", None, "de", "/me/invoices"),
    (296, "desk", "kim", "c40", "de", "/me/invoices"),
    (312, "app 4", "c11", None, "fr", "/prices"),
    (347, "desk", "kim", "c08", "de", "/me/invoices"),
    (371, "app 4", "c08", None, "de", "/me/invoices"),
    (383, "app 5", "c18", None, "de", "/prices"),
    (399, "app 5", "c18", None, "de", "/me/invoices"),
    (404, "-", None, None, "de", "/me/invoices"),
    (441, "app 4", "c40", None, "de", "/me/invoices"),
    (470, "app 5", "c31", None, "de", "/me/invoices"),
    (503, "app 5", "c52", None, "de", "/me/invoices"),
    (522, "app 4", "c22", None, "fr", "/prices"),
    (538, "app 5", "c52", None, "de", "/me/invoices"),
    (557, "app 4", "c11", None, "de", "/me/invoices"),
    (575, "app 5", "c77", None, "de", "/me/invoices"),
]


def play():
    """Yield the second, the request, what the log calls who asked, the answer and where it came from."""
    gateway = Gateway("exhibits/gateway.csv", Service())
    for second, app, login, customer, language, path in PLAN:
        how = {SENDS[app]: login} if login else {}
        request = Request(path, act_for=customer, language=language, **how)
        who = f"{login} for {customer}" if customer else login or "no login"
        yield second, app, who, request, *gateway.get(request, second)


def size(answer):
    if answer.status != 200:
        return 41
    if answer.shared:
        return {"de": 1740, "fr": 1802}[answer.text[-2:]]
    return SIZE[answer.text.rsplit(" ", 1)[1]]


def wrong():
    """Yield the second, who asked, the answer and what it should have said, for each wrong answer."""
    for second, _, who, request, answer, _ in play():
        right = Service().answer(request)
        if answer.text != right.text:
            yield second, who, answer, right


if __name__ == "__main__":
    if sys.argv[1:] == ["answers"]:
        for second, who, answer, right in wrong():
            print(f"09:{second // 60:02}:{second % 60:02} {who}: {answer.text}, not {right.text}")
    else:
        for second, app, who, request, answer, source in play():
            print(f"09:{second // 60:02}:{second % 60:02} {who:<11} {app:<5} lang={request.language} "
                  f"GET {request.path:<12} {answer.status} from={source:<7} bytes={size(answer)}")

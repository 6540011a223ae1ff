"""usage: scenarios.py RULES SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from gateway import Gateway, Request, Service

file, scenario = sys.argv[1:]
service = Service()
gateway = Gateway(file, service)
INVOICES = "/me/invoices"


def own_answers(requests):
    """Send one request a second. Say whether each gets what the service would have said."""
    wrong = 0
    for second, request in enumerate(requests):
        answer, _ = gateway.get(request, second)
        wrong += answer.text != Service().answer(request).text
    print(f"wrong answers: {wrong} of {len(requests)}")
    return not wrong


def alone():
    return own_answers([Request(INVOICES, token="c1")] * 3)


def cookies():
    return own_answers([Request(INVOICES, cookie=f"c{n}") for n in range(20)])


def tokens():
    return own_answers([Request(INVOICES, token=f"c{n}") for n in range(20)])


def stranger():
    return own_answers([Request(INVOICES, token="c1"), Request(INVOICES)])


def support():
    return own_answers([Request(INVOICES, token="kim", act_for=f"c{n}") for n in range(5)])


def language():
    return own_answers([Request("/prices", language="de"), Request("/prices", language="fr")])


def new_path():
    return own_answers([Request("/orders/open", token=f"c{n}") for n in range(5)])


def new_login():
    return own_answers([Request(INVOICES, key=f"p{n}") for n in range(5)])


def load():
    """A minute of price lists, each for another customer with app 5."""
    for n in range(18_000):
        gateway.get(Request("/prices", token=f"c{n}"), n / 300)
    print(f"requests=18000 asked the service={service.asked}")
    return service.asked <= 6000


sys.exit(0 if globals()[scenario]() else 1)

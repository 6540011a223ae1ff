"""usage: settle.py "hour=ACT limit=ACT shelter=ACT weight=ACT [and=owed]" SCENARIO

Plays what is done about the four differences. exit 0 when the scenario's promise holds
An ACT is: page (the page says what the service does), service (the service does what the page says),
ask (Robin or the paper invoices are asked first, and both then say what the answer is), note (both stay, the reason stands by the code).
"""
import sys

from laundry import ROBIN, days, owed_for_lost, owed_for_weight, page_rules, pays, price, service_rules

FIELDS = {"hour": "latest", "limit": "at_most", "shelter": "no_least", "weight": "step"}

done = dict(word.split("=") for word in sys.argv[1].split())
more = set(done.pop("and", "").split(","))
page, service = page_rules(), service_rules()
for name, act in done.items():
    field = FIELDS[name]
    if act == "page":
        page[field] = service[field]
    elif act == "service":
        service[field] = page[field]
    elif act == "ask":
        service[field] = ROBIN[field]
        page[field] = ROBIN[field] if name != "shelter" else page[field]


def hour():
    """A customer who goes by the page gives linen at 11:00. The van has left."""
    print(f"at 11:00 the page says {days(page, 11)} days, it takes {days(ROBIN, 11)}")
    return days(page, 11) == days(ROBIN, 11)


def lost():
    print(f"for a piece worth 300 the customer gets {pays(service, 300)}, by the contract {pays(ROBIN, 300)}")
    return pays(service, 300) == pays(ROBIN, 300)


def promise():
    """Robin's word to the Shelter: the price, and that no other customer reads of it."""
    told, asked = bool(page["no_least"]), price(service, 10, "Shelter")
    print(f"10 kilos cost the Shelter {asked:g}; others {'read' if told else 'do not read'} of it")
    return asked == price(ROBIN, 10, "Shelter") and not told


def reason():
    """Next year somebody tidies up the odd line about the Shelter, unless its reason stands beside it."""
    return done["shelter"] in ("note", "ask")


def weight():
    print(f"20.3 kilos cost {price(service, 20.3, 'Theatre'):g}, by what Robin sold {price(ROBIN, 20.3, 'Theatre'):g}")
    return price(service, 20.3, "Theatre") == price(ROBIN, 20.3, "Theatre") and page["step"] == ROBIN["step"]


def owed():
    """Those who got too little or paid too much are told, and get the rest."""
    short, too_much = owed_for_lost(page_rules(), service_rules()), owed_for_weight(page_rules(), service_rules())
    print(f"too little for lost pieces {short}, too much for weight {too_much:g}: {'told' if 'owed' in more else 'not told'}")
    return "owed" in more


sys.exit(0 if globals()[sys.argv[2]]() else 1)

"""usage: guards.py GUARD SCENARIO    exit 0 when the scenario's promise holds

A later change to the service, and what comes of it before a customer has to write. GUARD is nothing, settings (the page
takes its numbers from the settings), examples (the examples of the page, taken from the contract, are run against the
service in each build), robin (Robin reads the page twice a year) or two of them with a plus between.
"""
import sys

from laundry import CASES, ROBIN, differ

guards = set(sys.argv[1].split("+"))
page = dict(ROBIN, no_least=set())                     # after the repair: both as Robin wants them
service = dict(ROBIN)
EXAMPLES = [case for case in CASES if "Shelter" not in case[0]]
IN_THE_SETTINGS = ("latest", "at_most")


def changes(**rules):
    """A change of the service, seen or not seen before it reaches a customer."""
    service.update(rules)
    if "settings" in guards:
        page.update({name: service[name] for name in IN_THE_SETTINGS})
    red = [words for words, rule, values in EXAMPLES if rule(service, *values) != rule(dict(ROBIN, no_least=set()), *values)]
    seen = "examples" in guards and bool(red)
    print(f"red in the build: {red[0] if seen else 'none'}; the page: before {page['latest']}:00, up to {page['at_most']}")
    return seen


def by_mistake():
    """As in June: a limit gets a wrong number. Somebody has to see it, a page that agrees is not enough."""
    return changes(at_most=50)


def on_purpose():
    """As in March: the hour changes, and the page has to say so."""
    seen = changes(latest=9)
    return seen or not [words for words in differ(page, service) if "fetched" in words]


def in_the_code():
    """The way of going up to the next half kilo changes. It is in no setting."""
    return changes(step=1.0)


def said_alike():
    """Page and service say the same, and Robin does not want it. A reader who knows has to read it."""
    return "robin" in guards


sys.exit(0 if globals()[sys.argv[2]]() else 1)

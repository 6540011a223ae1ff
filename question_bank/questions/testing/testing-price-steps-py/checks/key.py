"""Recomputes every number that the answer quotes, from the function as shown and the right one."""
import importlib.util
import json

from faults import FAULTS


def load(file):
    spec = importlib.util.spec_from_file_location("function", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.order_price


shown, right = load("exhibits/prices.py"), load("answers/from_posters.py")
too_much = {}                                      # cents, by the number of posters: not a member
for count in range(1, 501):
    if cents := shown(count, express=True) - right(count, express=True):
        too_much[count] = cents
    for member in (False, True):                   # without express the two agree
        assert shown(count, member) == right(count, member)
first, last = min(too_much), max(too_much)
assert list(too_much) == list(range(first, last + 1)), "there is a gap"
print(json.dumps({
    "mistakes": len(FAULTS),
    "charged": shown(20, express=True) / 100,
    "by_the_list": right(20, express=True) / 100,
    "difference": too_much[20] / 100,
    "first_charged_too_much": first,
    "last_charged_too_much": last,
    "least_overcharge": min(too_much.values()) / 100,
    "most_overcharge": max(too_much.values()) / 100,
}))

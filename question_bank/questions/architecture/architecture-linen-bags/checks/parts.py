"""Three parts that a bag goes through. Each takes what the contract says, and chooses for itself where it says nothing."""
import itertools

UTC_BEHIND = 2                                     # hours: in summer, local time is two hours ahead of UTC

# what each team may choose where the contract is silent; the first choice is what the contract says, when it does
CHOICES = {
    "number": [("tag", "own")],                    # Wash: the tag of the van, or a number of its own
    "weight": [("grams", "kilograms"),             # Pickup sends
               ("grams", "kilograms"),             # Billing reads
               ("not", "again")],                  # Wash sends the damp weight, too
    "repeats": [("once", "each")],                 # Billing counts
    "day": [("of the pick-up", "of the message")], # Billing takes
    "unknown": [("ignored", "refused")],           # a field that a reader does not know
    "inside": [("at once", "each minute"),         # Wash sends
               ("rows", "a file"),                 # Wash stores
               ("at night", "at once")],           # Billing makes invoices
}
ALL = tuple(CHOICES)


def ways(contract):
    """Yield each way in which the three parts can be built under *contract*, a set of the names above."""
    options = [(name, i, values[:1] if name in contract else values)
               for name in ALL for i, values in enumerate(CHOICES[name])]
    for picked in itertools.product(*(values for _, _, values in options)):
        yield {(name, i): value for (name, i, _), value in zip(options, picked)}


def day_of(bags, way, repeated=(), new_field=False):
    """Play bags (tag, hotel, kilograms, hour of the pick-up). Return {(hotel, day): kilograms billed}."""
    messages = []
    for tag, hotel, kilograms, hour in bags:
        weight = kilograms * (1000 if way["weight", 0] == "grams" else 1)
        at = hour - UTC_BEHIND                     # hours since midnight of day 1, in UTC
        messages.append({"id": f"p{tag}", "what": "picked up", "bag": tag, "hotel": hotel, "weight": weight,
                         "day": 1 + hour // 24, "at": at})
        own = tag if way["number", 0] == "tag" else f"w{len(messages)}"
        washed = {"id": f"w{tag}", "what": "washed", "bag": own, "at": at + 5}
        if way["weight", 2] == "again":
            washed["weight"] = weight * 1.4
        if new_field:
            washed["programme"] = "hot"
        messages.append(washed)
    if way["inside", 0] == "each minute":          # all pick-ups first, then what Wash has kept
        messages.sort(key=lambda m: m["what"])
    messages += [m for m in messages if m["id"] in repeated]
    return billing(messages, way)


def billing(messages, way):
    known = {"id", "what", "bag", "hotel", "weight", "day", "at"}
    seen, bags, billed = set(), {}, {}
    for m in messages:
        if set(m) - known and way["unknown", 0] == "refused":
            continue
        if way["repeats", 0] == "once" and m["id"] in seen:
            continue
        seen.add(m["id"])
        bag = bags.setdefault(m["bag"], {})
        if "weight" in m:
            bag["weight"] = m["weight"]
        if m["what"] == "picked up":
            bag.update(hotel=m["hotel"], day=m["day"], at=m["at"])
        if m["what"] == "washed":
            bag["times"] = bag.get("times", 0) + 1
    for bag in bags.values():
        if "hotel" in bag and "times" in bag:
            day = bag["day"] if way["day", 0] == "of the pick-up" else 1 + (bag["at"] // 24)
            kilograms = bag["weight"] / (1000 if way["weight", 1] == "grams" else 1)
            key = bag["hotel"], day
            billed[key] = round(billed.get(key, 0) + kilograms * bag["times"], 3)
    return billed

"""A small heron: its rules, the faults that customers met, and changes with no known fault. All of it is text."""
import re

CAME = {
    "R1": ("a value that may be missing is used", r"\.get\([^)]*\)[.\[]"),
    "R2": ("a result is not used", r"^(sorted|\w+\.(replace|strip|union))\("),
    "R3": ("decimal numbers are compared for being equal", r"[=!]= \d+\.\d+"),
    "R4": ("a number with no name", r"(?<![-\w.\"':])\d{2,}(?![-\w.\"'])"),
}
OWN = {
    "O1": ("a day is compared as text", r"< \"|> \"|day ="),
    "O2": ("a price is rounded before it is multiplied", r"round\([^)]*\) \*"),
    "O3": ("left and right are in one line", r"left.*right|right.*left"),
    "O4": ("a time with no zone", r"now\(\)"),
    "O5": ("a list is cut", r"\[:\w+\]"),
    "O6": ("an order is changed in a loop", r"for .*orders.*remove|orders\.\w+\("),
}
RULES = CAME | OWN

# letter, what customers met, the line with the fault, the line after the repair
FAULTS = [
    ("A", "page fails for a customer with no doctor", 'doctor = card.get("doctor").name', 'doctor = card["doctor"].name if "doctor" in card else ""'),
    ("B", "glasses ready in March are shown as late", 'late = ready < "2026-3-1"', "late = ready < date(2026, 3, 1)"),
    ("C", "mail for the customer goes to the shop", "mail(order.shop, tries=12)", "mail(order.customer, tries=12)"),
    ("D", "names are printed with blanks around them", "name.strip()", "name = name.strip()"),
    ("E", "two lenses cost a cent too much", "pair = round(lens) * 2", "pair = round(lens * 2)"),
    ("F", "the left lens is made for the right eye", "order.left = card.right", "order.left = card.left"),
    ("G", "an appointment moves by an hour", "start = datetime.now()", "start = datetime.now(ZONE)"),
    ("H", "lenses of strength zero are not offered", "if strength != 0.0:", "if strength is not None:"),
    ("I", "the last of 40 frames can not be chosen", "show(frames[:39])", "show(frames)"),
    ("J", "every second order is left open", "for o in orders: orders.remove(o)", "done = list(orders)"),
    ("K", "a reminder goes to the old address", "send(customer.first_address)", "send(customer.last_address)"),
    ("L", "staff of one shop see another shop", "cards = all_cards()", "cards = cards_of(shop)"),
]
OLDER = [   # ten faults of the year before, at which nobody has looked in these five days
    ('shop = staff.get(name).shop', 'shop = staff[name].shop if name in staff else None'),
    ('phone.strip()', 'phone = phone.strip()'),
    ('total = round(vat) * pieces', 'total = round(vat * pieces)'),
    ('frame = stock.get(code)[0]', 'frame = stock[code][0] if stock.get(code) else None'),
    ('send_twice(order)', 'send(order)'),
    ('insured = True', 'insured = card.insured'),
    ('book(card.first_visit, room=12)', 'book(card.next_visit, room=12)'),
    ('wait(hour)', 'wait(day)'),
    ('print(card.old_strength)', 'print(card.strength)'),
    ('close(shop.next())', 'close(shop)'),
]
_RIGHT = [
    'total = price * pieces', 'card = cards[number]', 'name = name.strip()', 'retry(few)', 'print(order)',
    'width = right - left', 'show(frames[:page])', 'for order in orders:', 'mail(order, text)', 'save(frame)',
    'city = address.get("city", {}).get("name")', 'if order.paid:', 'orders.append(order)', 'return card',
    'log(datetime.now())', 'return frames', 'lens = lens_for(card)', 'if weight == 0.5:', 'ask(shop, text)',
    'timeout = 60', 'assert order.lenses', 'first = names[0]', 'save(card)', 'shop = shops[code]', 'price = None',
    'price = price_of(lens)', 'strength = card.strength', 'day = calendar[week]', 'words.union(more)', 'raise Late',
    'page = frames[start]', 'count(orders)', 'close(box)', 'return round(price)', 'color = frame.color', 'pieces = 2',
    'if not card.valid:', 'frame = frames[code]', 'doctor = None', 'return total', 'text = title(card)', 'shop.open()',
    'add(lens, box)', 'eyes = 2', 'due = day + 7', 'return doctor', 'send(mail)',
]


def changes():
    """Return eighty changes of five right lines each: the last forty, and the forty that come next."""
    return [[_RIGHT[(7 * n + 5 * k + n // 3) % len(_RIGHT)] for k in range(5)] for n in range(80)]


LAST, NEXT = changes()[:40], changes()[40:]


def alarms(rules, line):
    return [rule for rule in rules if re.search(RULES[rule][1], line)]


def finds(rules, before, after):
    """An alarm counts when it is there with the fault, and gone after the repair."""
    return [rule for rule in alarms(rules, before) if rule not in alarms(rules, after)]


def false_alarms(rules, changes):
    return sum(len(alarms(rules, line)) for change in changes for line in change)

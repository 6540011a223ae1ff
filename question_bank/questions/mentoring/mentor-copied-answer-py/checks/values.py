"""Print in cents what the code as shown makes of amounts that support has seen."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path("exhibits").resolve()))

from amounts import amount_in_cents

numbers = {
    "minus_five": amount_in_cents("-5.00"),
    "german_amount": amount_in_cents("1.234,50"),
    "two_amounts": amount_in_cents("12.50 or 13.50"),
    "empty": amount_in_cents(""),
}
print(json.dumps(numbers))

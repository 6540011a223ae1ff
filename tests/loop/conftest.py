"""The smallest good brief."""

import pytest

from kit.loop import Brief
from tests.loop.making import KINDS, bank_of, question, role_of, session


@pytest.fixture
def small():
    """Two sessions of two questions; three of each competency, each heavy one also second in the other session."""
    role = role_of(
        {"debugging": 60, "testing": 40},
        session("first", "debugging"),
        session("second", "testing"),
        rules={"least_kinds": 2},
    )
    bank = bank_of(
        *(
            question(f"{c[:3]}-{n}", c, secondary={other: 10 * n}, kind=KINDS[n], expected=2.5 + n / 4)
            for c, other in (("debugging", "testing"), ("testing", "debugging"))
            for n in (1, 2, 3)
        )
    )
    return Brief(role, bank)

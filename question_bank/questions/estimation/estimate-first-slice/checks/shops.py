"""Files as the shops send them, and the ways in which the work can turn out."""
from dataclasses import dataclass
from random import Random

THINGS = ["Water bottle", "Rope", "Tent", "Lamp", "Map case", "Stove", "Rain coat", "Socks"]
SEED = 213
STANDS_FOR = 100           # a line of the large file stands for so many
# Some names stand for two products.
PRODUCTS = {
    f"{4400 + n}-{n % 7:02d}": f"{THINGS[n % 8]} {n // 8 + (n % 5 != 0)}" for n in range(3000)
}


@dataclass(frozen=True)
class World:
    """How things are. Each of these is open until something shows it."""

    numbers_fit: bool = True      # the large shops write our product numbers, 95 times of 100
    load_fits: bool = True        # a large list is written within the two hours of a night
    shops_correct: bool = True    # shops correct the lines that we send back

    def file(self, name):
        """Return (number, name, price in cents) for each line of a file."""
        random = Random(f"{name} {SEED}")
        known = list(PRODUCTS.items())
        count = {"made_up": 20, "small": 300, "large": 3000}[name]
        lines = []
        for number, title in random.sample(known, count):
            price = random.randrange(300, 20000, 10)
            other = random.random()
            differs = 0.05 if self.numbers_fit else 0.4
            if name == "large" and other < differs:
                own = f"L{random.randrange(10000, 99999)}"
                number = number.replace("-", "") if other < differs / 2 else own
            if name != "made_up" and random.random() < 0.02:
                price = 0                              # a wrong line, which a rule finds
            lines.append((number, title, price))
        return lines

    def minutes_to_write(self, name):
        lines = len(self.file(name)) * (STANDS_FOR if name == "large" else 1)
        return round(lines / (10000 if self.load_fits else 1000))

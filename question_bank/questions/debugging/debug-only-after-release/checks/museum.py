"""The ticket service: versions, settings, table and instances. Time is what the caller says."""
import csv

with open("exhibits/settings.csv") as file:
    _ROWS = list(csv.DictReader(file))
SETTINGS = {number: {row["key"]: int(row[f"revision_{number}"]) for row in _ROWS if row[f"revision_{number}"]}
            for number in (41, 42)}
OF_VERSION = {11: 41, 12: 42}
BOTH = {**SETTINGS[41], **SETTINGS[42]}                    # a revision 42 that keeps the old keys
KEYS = {11: ("adult_fare", "child_fare"), 12: ("adult_fare", "young_fare", "family_fare")}
RIGHT = BOTH                                               # what tickets cost, by any name
ORDERS = ({"adults": 2}, {"adults": 2, "children": 1}, {"families": 1})
NAMES = ("i1", "i2", "i3", "i4")


class StartRefused(Exception):
    pass


class Instance:
    """A process. It has the settings that were published when it started, unless `live` or `own` says otherwise."""

    def __init__(self, museum, version, live=False, checked=False, own=False):
        self.museum, self.version, self.live, self.checked, self.own = museum, version, live, checked, own
        self.revision = museum.revision
        self.read = dict(SETTINGS[OF_VERSION[version]] if own else museum.published)
        missing = [key for key in KEYS[version] if key not in self.read]
        if checked and missing:
            raise StartRefused(f"version {version} has no {missing[0]}")

    def again(self):
        """Return the same version, started now."""
        return Instance(self.museum, self.version, self.live, self.checked, self.own)

    def sell(self, adults=0, children=0, families=0):
        """Return (status, euros, error) of an order, or None when this version does not offer it."""
        _, one, *more = KEYS[self.version]
        if families and not more:
            return None
        if self.version == 12 and "families" not in self.museum.columns:
            return 500, 0, "no such column: families"
        fares = self.museum.published if self.live else self.read
        euros = adults * fares["adult_fare"] + children * fares.get(one, 0)
        if more:
            euros += families * fares.get(more[0], 0)
        return (200, euros, None) if euros else (502, euros, "payment refused")


class Museum:
    """The service. Before the release each instance runs version 11 with revision 41."""

    def __init__(self, names=NAMES):
        self.columns = {"adults", "children", "euros"}
        self.publish(41)
        self.instances = {name: Instance(self, 11) for name in names}

    def publish(self, revision, content=None):
        self.revision, self.published = revision, content or SETTINGS[revision]


def right(adults=0, children=0, families=0):
    """Return what an order has to cost."""
    return adults * RIGHT["adult_fare"] + children * RIGHT["young_fare"] + families * RIGHT["family_fare"]


def wrong(museum):
    """Return what is wrong with an order of each kind at each running instance, in words."""
    found = []
    if not museum.instances:
        found.append("no instance answers")
    for name, instance in museum.instances.items():
        for order in ORDERS:
            sold = instance.sell(**order)
            if sold and sold[:2] != (200, right(**order)):
                words = " ".join(f"{key}={value}" for key, value in order.items())
                found.append(f"{name} version={instance.version} {words}: status={sold[0]} euros={sold[1]}")
    return found

"""usage: designs.py DESIGN SCENARIO    exit 0 when the scenario's promise holds

The stranger is somebody of firm 7 who knows all numbers. Firm 7 owns orders 2045 and 2050 only.
"""
import hashlib
import sys

from office import NotFound, Refused, Routes, answer, monday


def owns(store, firm, order):
    return order in store.orders and store.owner(order) == firm


def reads(store, firm, order):
    """The owner reads, and a firm with which the owner shared the order."""
    given = order in store.orders and (order, firm, store.owner(order)) in store.shares
    return owns(store, firm, order) or given


RULES = {
    "get_order": reads,
    "put_order": owns,
    "put_note": lambda s, firm, order, note, _: owns(s, firm, order) and s.notes[note][0] == order,
    "post_share": lambda s, firm, order, _: owns(s, firm, order),
    "get_file": lambda s, firm, name: reads(s, firm, s.files.get(name)),
    "post_export": lambda s, firm, orders: all(reads(s, firm, order) for order in orders),
    "get_export": lambda *_: True,                 # its route looks for the firm that made it
}


class Night:
    """What the night job may do when it has rights of its own: add up pages."""

    def __init__(self, store):
        self.pages = store.pages


class Scoped:
    """All reads and writes of one firm. What it may not see is not there."""

    def __init__(self, store, firm, rule=reads, writes=True):
        self._store, self._firm, self._rule, self._writes = store, firm, rule, writes

    def order(self, number):
        if not self._rule(self._store, self._firm, number):
            raise NotFound
        return number

    def file(self, name):
        self.order(self._store.files.get(name))
        return name

    def pictures(self, order):
        return self._store.pictures(self.order(order))

    def _may_write(self, order):
        if self._writes and not owns(self._store, self._firm, order):
            raise NotFound

    def change_order(self, order):
        self._may_write(order)
        self._store.change_order(order)

    def change_note(self, note, text):
        self._may_write(self._store.notes[note][0])
        self._store.change_note(note, text)

    def share(self, order, to, by):
        self._may_write(order)
        self._store.share(order, to, by)

    def pages(self):
        total = {}
        for number, (firm, pages) in self._store.orders.items():
            if self._rule(self._store, self._firm, number):
                total[firm] = total.get(firm, 0) + pages
        return total


class AsShown(Routes):
    def name(self, file):
        return file


class RandomNames(AsShown):
    """Files have names that nobody can guess."""

    def __init__(self, store):
        super().__init__(store)
        store.files = {self.name(file): order for file, order in store.files.items()}

    def name(self, file):
        return hashlib.sha256(f"secret {file}".encode()).hexdigest()[:16]


class FirmInPath(AsShown):
    """A gateway compares the firm in the path, which the caller writes, with the login."""

    def enter(self, name, firm, args):
        in_path = firm                             # whoever calls writes the own firm there
        if in_path != firm:
            raise Refused


class EachRoute(AsShown):
    """A rule for each route that somebody thought of."""

    rules = RULES
    unknown = True                                 # a route with no rule is let through

    def enter(self, name, firm, args):
        rule = self.rules.get(name)
        if not (rule(self.store, firm, *args) if rule else self.unknown):
            raise Refused


class TwoReports(EachRoute):
    rules = {name: RULES[name] for name in ("put_note", "post_share")}


class TwoAndFiles(EachRoute):
    rules = {name: RULES[name] for name in ("put_note", "post_share", "get_file")}


class EachRouteAndTest(EachRoute):
    """A test calls every route for the things of another firm. What is red is not released."""

    def enter(self, name, firm, args):
        super().enter(name, firm, args)
        if name not in self.rules and self._red(name):
            raise NotFound

    def _red(self, name):
        return bool(getattr(Routes(monday()), name)("firm1", 2041))


class Declared(EachRoute):
    """A route with no rule answers nobody. The night job has its own rights."""

    unknown = False

    def job(self):
        return Night(self.store)


class ReadsOnly(AsShown):
    def data(self, firm):
        return Scoped(self.store, firm, writes=False)


class OwnerOnly(AsShown):
    """Each row is seen by its owner and by nobody else, jobs included."""

    def data(self, firm):
        return Scoped(self.store, firm, rule=owns)

    def job(self):
        return Scoped(self.store, None, rule=owns)


class ScopedOpenJobs(AsShown):
    """One layer for all reads and writes. Jobs go past it."""

    def data(self, firm):
        return Scoped(self.store, firm)


class ScopedOwnJobs(ScopedOpenJobs):
    def job(self):
        return Night(self.store)


class RowsByConnection(AsShown):
    """The database hides rows. The firm is set on the connection, and stays there."""

    set_firm = None

    def data(self, firm):
        self.set_firm = firm
        return self.job()

    def job(self):
        return Scoped(self.store, self.set_firm)


class RowsByTransaction(RowsByConnection):
    """The same, but the firm is gone when the transaction of the route ends. The job has a user of its own."""

    def leave(self):
        self.set_firm = None

    def job(self):
        return Night(self.store)

    def data(self, firm):
        self.set_firm = firm
        return Scoped(self.store, self.set_firm)


def own(d):
    done = [
        answer(d, "get_order", "firm5", 2042),
        answer(d, "get_file", "firm5", d.name("2042-1")),
        answer(d, "put_order", "firm5", 2042),
        answer(d, "put_note", "firm3", 2047, 511, "new"),
        answer(d, "post_share", "firm3", 2047, "firm9"),
        answer(d, "post_export", "firm3", [2041, 2047]),
    ]
    print("own requests:", *(status for status, _ in done))
    return all(status < 300 for status, _ in done)


def shared(d):
    order, file, change = (answer(d, "get_order", "firm9", 2041), answer(d, "get_file", "firm9", d.name("2041-1")),
                           answer(d, "put_order", "firm9", 2041))
    print(f"order {order[0]}, file {file[0]}, change {change[0]}")
    return order[0] == file[0] == 200 and change[0] >= 400


def note(d):
    answer(d, "put_note", "firm7", 2050, 511, "of firm 7")
    print("note 511:", d.store.notes[511][1])
    return d.store.notes[511][1] == "as agreed"


def share(d):
    answer(d, "post_share", "firm7", 2046, "firm7")
    status, given = answer(d, "get_order", "firm7", 2046)
    print("order 2046 after the share:", status)
    return not given


def file(d):
    status, given = answer(d, "get_file", "firm7", d.name("2042-1"))
    print("file of order 2042:", status)
    return not given


def export(d):
    status, made = answer(d, "post_export", "firm7", [2050, 2042, 2049])
    pack = answer(d, "get_export", "firm7", made[0])[1] if made else []
    print("in the pack:", *(pack or ["nothing"]))
    return not {2042, 2049} & set(pack)


def walk(d):
    tried = [answer(d, "get_file", "firm7", f"{order}-1") for order in range(2041, 2050) if order != 2045]
    print("files of others:", sum(status == 200 for status, _ in tried))
    return all(status != 200 for status, _ in tried)


def next_route(d):
    status, given = answer(d, "get_pictures", "firm7", 2046)
    print("pictures of order 2046:", status)
    return not given


def night(d):
    answer(d, "get_order", "firm5", 2042)
    firms = d.job().pages()
    print(f"{len(firms)} firms, {sum(firms.values())} pages")
    return firms == d.store.pages()


def job_rights(d):
    answer(d, "get_order", "firm5", 2042)
    job, could = d.job(), []
    for act, thing in (("file", d.name("2042-1")), ("change_order", 2042)):
        try:
            getattr(job, act)(thing)
            could.append(act)
        except (AttributeError, NotFound):
            pass
    print("besides pages, the job can:", *(could or ["nothing"]))
    return not could


if __name__ == "__main__":
    design, scenario = sys.argv[1:]
    sys.exit(0 if globals()[scenario](globals()[design](monday())) else 1)

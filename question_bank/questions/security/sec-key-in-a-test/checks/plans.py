"""usage: plans.py "ACT, ACT, ..." SCENARIO    exit 0 when the scenario's promise holds until Thursday 10:00

One person does one act after the other, from Wednesday 10:00 on.
"""
import sys

from store import DAY, KEEPS, NOW, clock

THURSDAY = 3 * DAY + 10 * 60
TAKES = {"hide": 2, "rewrite": 20, "read on": 240, "keys": 2, "end K1": 1, "end K2": 1, "addresses": 5,
         "incoming": 5, "save": 10, "call": 10, "one key": 5, "own keys": 5, "give": 20, "end K1 last": 1}
# who: (needs, begins, ends) within a day
CALLERS = {"web": ({"read", "write", "delete"}, 0, DAY), "backup": ({"list", "read"}, 60, 180),
           "press": ({"read"}, 600, 1200), "kiosks": ({"write incoming"}, 540, 1200)}
ALL = {"list", "read", "write", "write incoming", "delete", "make key"}
KNOWN = {"web", "backup", "press"}
FIRST_OF_STRANGER = 16 * 60 + 41
UPDATE = 3 * DAY + 180


class Plan:
    def __init__(self, acts):
        self.k1 = [(NOW, "all")]                   # since when K1 opens what: all, addresses, incoming, nothing
        self.k2_ended = self.saved = None
        self.new = None                            # rights of the new keys
        self.changed = {}                          # who: when they have the new key
        self.called = False
        now = NOW
        for act in acts:
            begin, now = now, now + TAKES[act]
            if act in ("addresses", "incoming"):
                self.k1.append((now, act))
            elif act == "end K1":
                self.k1.append((now, "nothing"))
            elif act == "end K2":
                self.k2_ended = now
            elif act == "save":
                self.saved = begin
            elif act == "call":
                self.called = True
            elif act == "own keys":
                self.new = {who: needs for who, (needs, _, _) in CALLERS.items()}
            elif act == "one key":
                self.new = {who: ALL for who in CALLERS}
            elif act == "give" and self.new:
                press = NOW + 120 if self.called else NOW + 420
                self.changed = {"web": now, "backup": now, "press": max(now, press), "kiosks": UPDATE}
            elif act == "end K1 last":
                self.k1.append((max(self.changed.values(), default=UPDATE) + 30, "nothing"))

    def k1_opens(self, now):
        return max((since, n, what) for n, (since, what) in enumerate(self.k1) if since <= now)[2]

    def stranger_reads(self, key, now):
        if key == "K1":
            return self.k1_opens(now) == "all"
        return self.k2_ended is None or now < self.k2_ended

    def refused(self, who):
        """Return how many minutes *who* is refused, in the hours of their work."""
        _, begins, ends = CALLERS[who]
        count = 0
        for now in range(NOW, THURSDAY):
            if begins <= now % DAY < ends and now < self.changed.get(who, THURSDAY):
                opens = self.k1_opens(now)
                count += opens == "nothing" or opens == "addresses" and who not in KNOWN
        return count


def shut(plan, key):
    now = NOW + 30
    reads = plan.stranger_reads(key, now)
    print(f"at {clock(now)} the stranger reads", f"with {key}" if reads else f"nothing with {key}")
    return not reads


def shut_k1(plan):
    return shut(plan, "K1")


def shut_k2(plan):
    return shut(plan, "K2")


def served(plan):
    minutes = {who: plan.refused(who) for who in CALLERS}
    print("refused:", ", ".join(f"{who} {n} minutes" for who, n in minutes.items() if n) or "nobody")
    return not any(minutes.values())


def kept(plan):
    drops = FIRST_OF_STRANGER + KEEPS
    at = "never" if plan.saved is None else clock(plan.saved)
    print(f"saved: {at}; what x7 did first drops out at {clock(drops)}")
    return plan.saved is not None and plan.saved < drops


def ended(plan):
    left = [key for key, alive in (("K1", plan.k1_opens(THURSDAY) != "nothing"), ("K2", plan.k2_ended is None)) if alive]
    print("open on Thursday:", *(left or ["neither"]))
    return not left


def own(plan):
    if not plan.changed:
        print("all callers have the old key")
        return False
    too_much = [who for who, (needs, _, _) in CALLERS.items() if plan.new[who] - needs]
    print("more rights than needed:", *(too_much or ["nobody"]))
    return not too_much


acts, scenario = sys.argv[1:]
sys.exit(0 if globals()[scenario](Plan(acts.split(", "))) else 1)

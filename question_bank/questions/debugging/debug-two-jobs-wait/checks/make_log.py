"""Prints the locks of one night and one afternoon, as the programs as shown take them on a virtual clock."""
from data import database, programs
from lock_table import Locks, Session

PROGRAMS = programs("exhibits/programs.sql")
CONTRACTS = [(n, n * 7 % 6 + 1, "AABB"[n // 3]) for n in range(1, 10)]    # (id, customer, tariff)


def session(name, program, *values):
    db = database(CONTRACTS)
    return Session(name, [[row for _, touched in transaction for row in touched]
                          for one in values for transaction in PROGRAMS[program].locks(db, one)])


def write(hour_and_minute, *sessions):
    locks = Locks(lambda at, session, text: print(f"{hour_and_minute}:{at:06.3f}  {session.name:<7} {text}"))
    for one, start in sessions:
        locks.start(one, start)
    locks.run()


write("02:31", (session("prices", "prices", {"tariff": "A"}), 0.0),
      (session("bills", "bills", {"first": 1, "last": 3}, {"first": 4, "last": 6}), 0.03))
write("14:10", (session("web 1", "hand_over", {"contract": 2, "from": 3, "to": 6}), 0.0),
      (session("web 2", "hand_over", {"contract": 5, "from": 6, "to": 3}), 0.01))

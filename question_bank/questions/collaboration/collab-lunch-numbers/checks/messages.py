"""usage: messages.py "to=... now=... act=... [hand=yes] [next=13:40]" SCENARIO    exit 0 when the promise holds

The message leaves at 13:20. What it holds, and what the schools do with it:
  to    nobody, five (the ones with a wrong number), all
  now   nothing, fine (all works again), inner (words of our inside), release (the release of 12:40 was it),
        lost (what was saved since 12:52 is lost), some (some numbers that were saved are not on the list)
  act   none, call, save (save your number again), since (if you saved since 12:52, save it again),
        look (if you saved since 12:52, look at Tomorrow; if it is wrong, save again; if it stays wrong, call),
        each (as look, and after each saving from now on)
  hand  the team enters the numbers of the five from the log
A school that gets words of our inside, or nothing to do, waits. A call is answered until 14:00, and then the number is right.
"""
import sys

from kitchen import clock, saved_since, seconds, until_1320

SCHOOLS = range(1, 61)
LATER = [(f"13:{25 + 2 * n}:30", school) for n, school in enumerate((2, 9, 11, 17, 20, 24, 28, 35, 39, 46, 53, 60))]
DESK = 2 * (seconds("14:00") - seconds("13:20")) // (3 * 60)         # two people, three minutes for each call
USUAL = 30                                                          # meals of a school that has not saved anything


def play(message, a_stops=None):
    """Return the service at 14:00, the calls, the schools with work for nothing, and those unaware that A has stopped."""
    service, calls, for_nothing, unaware = until_1320(), [], [], []
    concerned, since = service.wrong(), saved_since("12:52")
    to = {"nobody": [], "five": concerned, "all": list(SCHOOLS)}[message["to"]]
    act = message.get("act", "none") if message["now"] not in ("inner", "fine", "nothing") else "none"
    told_again = message.get("next", "14:00") < "14:00" and message["now"] not in ("inner", "fine", "nothing")

    def stop_when_due(time):
        if a_stops and seconds(time) >= seconds(a_stops) and "A" not in service.ended:
            service.save(a_stops, "A", 14, 38, 230)                 # a long note, by way of A

    if message.get("hand"):
        service.kitchen.update({school: service.wanted[school] for school in concerned})
    for number, school in enumerate(to):
        saved, time = school in since, clock(seconds("13:25") + number)
        stop_when_due(time)
        if act == "call":
            calls.append(school)
        elif act == "save" or (act == "since" and saved) or (act in ("look", "each") and saved and school in service.wrong()):
            service.save(time, "A", school, service.wanted.get(school, USUAL))
            if act in ("look", "each") and school in service.wrong():
                calls.append(school)
        if act in ("call", "save") and not saved:
            for_nothing.append(school)
    for time, school in LATER:
        stop_when_due(time)
        service.save(time, "A", school, USUAL + 1)
        if school in service.wrong():
            if school in to and act == "each":
                calls.append(school)
            elif not (school in to and told_again):
                unaware.append(school)
    for school in calls[:DESK]:
        service.kitchen[school] = service.wanted.get(school, USUAL)
    return service, calls, for_nothing, [school for school in concerned if school in service.wrong()], unaware


def refuted(now):
    """What the log says at 13:20 against what the message says."""
    service, since = until_1320(), saved_since("12:52")
    wrote = [line for line in service.lines if line[1:3] == ("B", "written") and line[0] > seconds("12:40")]
    return {"fine": f"{len(service.wrong())} schools are wrong on the list",
            "release": f"B wrote {len(wrote)} changes after the release",
            "lost": f"{len(set(since) - set(service.wrong()))} of {len(since)} are right on the list"}.get(now)


if __name__ == "__main__":
    message, scenario = dict(words.split("=") for words in sys.argv[1].split()), sys.argv[2]
    _, calls, for_nothing, wrong, _ = play(message)
    _, _, _, wrong_again, _ = play(message, a_stops="13:24")
    _, _, _, _, unaware = play(message, a_stops="13:35")
    against = refuted(message["now"])
    print(f"wrong at 14:00: {len(wrong)} of 5, and {len(wrong_again)} when A stops at 13:24\n"
          f"calls: {len(calls)} of {DESK}, work for nothing: {len(for_nothing)} schools, "
          f"unaware when A stops at 13:35: {len(unaware)}\nagainst it: {against or 'nothing'}")
    sys.exit(0 if {
        "five": not wrong,
        "desk": len(calls) <= DESK,
        "not_refuted": against is None,
        "spared": not for_nothing,
        "five_again": not wrong_again,
        "later": not unaware,
        "next": message.get("next", "14:00") < "14:00",
    }[scenario] else 1)

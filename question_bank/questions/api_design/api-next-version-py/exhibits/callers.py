from lessons import free_slots


def clock(minute):
    return f"{minute // 60}:{minute % 60:02}"


def calendar(taken):
    return " ".join(clock(slot.end) for slot in free_slots(taken, 30))


def door_sign(taken):
    return "free today" if free_slots(taken, 60) else "full today"


def evening(taken):
    lessons = sum(1 for _ in free_slots(taken, 30, 1020, 1260))
    return f"{lessons} lessons after five"


def web_form(taken, minutes):
    try:
        slots = list(free_slots(taken, minutes))
    except ValueError:
        return "please choose 5 minutes or more"
    return f"{len(slots)} times"


def letter(taken):
    times = [clock(slot.start) for slot in free_slots(taken, 45)]
    return "You can come at " + ", ".join(times)

"""The stations of the roads, what Weather answers, and what each caller makes of it."""
import json

ROADS = {       # temps of the stations that measure; each of these roads also has one whose sensor is broken
    12: {"Bridge": -2.4, "Hill": 0.4}, 7: {"Mill": -1.2, "Gate": 1.0}, 20: {"Lake": 2.0, "Farm": 3.0}, 31: {"Pass": -3.5, "Camp": -0.8}}
BROKEN = {12: "Wood", 7: "Yard", 20: "Park", 31: "Moor"}


def answer(road, form):
    """What Weather answers: old (stations that measure), new (all), zero (all, with 0 for what is empty)."""
    stations = [{"name": name, "temp": temp, "at": "20:50"} for name, temp in ROADS[road].items()]
    if form != "old":
        stations.append({"name": BROKEN[road], "temp": 0 if form == "zero" else None, "at": None})
    return stations


def salt(stations, leaves_out=False):
    temps = [one["temp"] for one in stations if not (leaves_out and one["temp"] is None)]
    if None in temps:
        return "stops"
    return "salt" if min(temps) <= 1 else "no salt"


def buses(stations, leaves_out=False):
    temps = [one["temp"] for one in stations if not (leaves_out and one["temp"] is None)]
    below = sum(temp is not None and temp < 0 for temp in temps)
    return "icy" if 2 * below >= len(temps) else "not icy"


def schools(stations, leaves_out=False):
    temps = [one["temp"] or 0 for one in stations if not (leaves_out and one["temp"] is None)]
    return "warns" if round(sum(temps) / len(temps), 2) <= -1 else "does not warn"


CALLERS = {"salt": salt, "buses": buses, "schools": schools}


def wrong(caller, form, leaves_out=False):
    """The roads for which the caller comes to something else than with the old answer."""
    use = CALLERS[caller]
    return [road for road in ROADS if use(answer(road, form), leaves_out) != use(answer(road, "old"))]


def grey(form):
    """The map can draw the broken stations: they are listed, and can be told from those that measure."""
    return all(any(one["temp"] is None for one in answer(road, form)) for road in ROADS)


def show(road, form):
    lines = ",\n ".join(json.dumps(one) for one in answer(road, form))
    return f"[{lines}]"

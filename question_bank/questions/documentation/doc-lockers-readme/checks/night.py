"""Ro's nightly run of the README, and what it could be."""
from lockers import LIMIT, aris_hall, test_hall
from reader import Reader, Stopped, steps


def body_of_today(hall, locker):
    return {"locker": locker, "day": hall.today.isoformat(), "from": "10:00", "to": "12:00"}


def provoked():
    """Return the status of each mistake that the README speaks of, as the service answers it."""
    hall = aris_hall()
    key = hall.request("POST", "/keys", {"club": "night"})[1]["key"]
    body = body_of_today(hall, 61)
    hall.request("POST", "/reservations", body, key)
    found = {
        "The key is missing": hall.request("GET", "/lockers")[0],
        "Somebody else has": hall.request("POST", "/reservations", body, key)[0],
        "Not in your hall": hall.request("POST", "/reservations", dict(body, locker=7), key)[0],
        "hours are written": hall.request("POST", "/reservations", dict(body, **{"from": "10.00"}), key)[0],
        "does not open": hall.request("POST", "/doors/61", {"code": "0"}, key)[0],
    }
    for _ in range(LIMIT):
        found["calls a minute"] = hall.request("GET", "/lockers", None, key)[0]
    return found


def green(readme, *, clean, statuses, errors=False):
    """Return whether the nightly run is green on this README."""
    hall = aris_hall() if clean else test_hall()
    reader = Reader(readme, hall, key=None if clean else "ros-key")
    for method, path, body, wanted, names in steps(reader.text):
        try:
            if statuses:
                reader.step(method, path, body, wanted, names)
            else:                                      # any answer counts
                _, answer = reader.send(method, path, body)
                for field, word in names:
                    row = answer[0] if isinstance(answer, list) else answer
                    reader.values[word] = row.get(field, 0)
        except Stopped as stop:
            print(f"red: {stop}")
            return False
    if errors:
        for words, status in provoked().items():
            line = next((line for line in reader.text.splitlines() if words in line), None)
            if line and not line.strip().startswith(f"{status}  "):
                print(f"red: the service answers {status}, the page says {line.strip()[:3]}")
                return False
    print(f"{len(reader.log)} requests, {len(reader.log)} answers: green")
    return True

"""usage: scenarios.py "server=RULE van=WAY desk=WAY" SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from server import Desk, Server, Van

way = dict(part.split("=") for part in sys.argv[1].split())
server = Server(way["server"])
van = Van(server, way["van"])


def desk():
    return Desk(server, way["desk"]).open()


def kept():
    van.press(False)
    return server.entry["note"] == "key at kiosk" and server.entry["check"] == "2026-05-04"


def closed():
    van.press(False)
    return server.entry["open"] is False


def emptied():
    return desk().save(note="") == 200 and server.entry["note"] == ""


def meanwhile():
    form = desk()
    van.press(False)
    status = form.save(note="key at bakery")
    if status == 412:                                   # the form is opened anew and saved again
        status = desk().save(note="key at bakery")
    return server.entry["open"] is False and server.entry["note"] == "key at bakery"


def van_reads():
    form = desk()
    van.press(False, between=lambda: form.save(note="key at bakery"))
    if way["van"] in ("part", "patch"):                 # it reads nothing, so the note is saved just before
        form = desk()
        form.save(note="key at bakery")
        van.press(False)
    return server.entry["open"] is False and server.entry["note"] == "key at bakery"


def same_field():
    one, two = desk(), desk()
    first, second = one.save(note="key at bakery"), two.save(note="key at school")
    print("second person:", second)
    return first == 200 and second == 412 and server.entry["note"] == "key at bakery"


def lee_trial():
    server.entry["open"] = False
    van.press(True)
    return server.entry["open"] is True and server.entry["note"] == "key at kiosk"


held = globals()[sys.argv[2]]()
print(server.entry)
sys.exit(0 if held else 1)

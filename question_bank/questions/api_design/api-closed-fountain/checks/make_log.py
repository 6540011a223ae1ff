"""usage: make_log.py RULE    prints one fountain on one morning; with the rule replace it is the exhibit log"""
import json
import sys

from server import Server

server = Server(sys.argv[1])


def show(at, who, request, body=None):
    print(f"{at} {who:5} {request} /fountains/17")
    if body is not None:
        server.change(request, body)
        print(f"      sent  {json.dumps(body)}")
    print(f"      now   {json.dumps(server.entry)}")


show("09:00", "Desk", "GET")
read = dict(server.entry)
show("09:04", "Van", "PUT", {"open": False})
show("09:10", "Desk", "PUT", read | {"note": "key at bakery"})
show("09:30", "Desk", "GET")
read = dict(server.entry)
del read["note"]
show("09:31", "Desk", "PUT", read)
show("10:15", "Van", "PUT", {"open": False})

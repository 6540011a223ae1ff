"""Prints what Noor did with the README on 12 May. The answers come from the service; the times and Ro's mails are the story."""
import json

from lockers import noors_hall

hall = noors_hall()
first = {"locker": 7, "day": "2026-05-04", "from": "10:00", "to": "12:00"}
later = dict(first, day="2026-05-13")
mine = dict(later, locker=21)


def call(time, method, path, body=None, key=None, shown=""):
    status, answer = hall.request(method, path, body, key)
    text = json.dumps(answer[:2])[:-1] + ", ...]" if isinstance(answer, list) else json.dumps(answer) if answer else ""
    print(f"{time}  {f'{method} {path} {shown}':<38}{status} {text}".rstrip())
    return answer


def mail(time, text):
    print(f"{time}  Ro: {text}")


call("09:02", "POST", "/reservations", first, shown="(as it stands)")
mail("09:31", "You need a key, sorry. I made one for you. It goes into the header Key.")
key = hall.request("POST", "/keys", {"club": "Noor's club"})[1]["key"]
call("09:33", "POST", "/reservations", first, key, "(as it stands)")
mail("10:20", "That day is over. Take a later one.")
call("10:21", "POST", "/reservations", later, key, '(day 2026-05-13)')
mail("10:58", "Your hall has other lockers. GET /lockers shows them.")
call("10:59", "GET", "/lockers", None, key)
made = call("11:00", "POST", "/reservations", mine, key, "(locker 21)")
call("11:01", "POST", "/doors/21", {"code": "4711"}, key, '{"code": "4711"}')
mail("11:40", "Use the code that you got.")
call("11:41", "POST", "/doors/21", {"code": made["code"]}, key, json.dumps({"code": made["code"]}))
call("11:42", "DELETE", "/reservations/1", None, key)
mail("12:10", "Use your own id.")
call("12:11", "DELETE", f"/reservations/{made['id']}", None, key)

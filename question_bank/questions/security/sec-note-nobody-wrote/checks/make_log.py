"""Prints the log: each request of the morning with the status that the routes of today answer."""
from morning import REQUESTS, path, play

_, answers = play()
for (time, user, firm, kind, *args), (status, _) in zip(REQUESTS, answers):
    method, where, body = path(kind, args)
    print(f"{time} {user} {firm} {method:<4} {where:<23} {body:<21} {status}")

"""Prints the record of last year; who was hurt is found by playing each change to the readers."""
from orders import CHANGES, Release
from readers import hurt

NOTICED = {"82": "20 minutes", "84": "1 hour", "85": "2 days", "87": "1 day", "88": "3 days"}

print("release,change,who was hurt,noticed after")
for name, (words, _) in CHANGES.items():
    print(name, f'"{words}"' if "," in words else words, " ".join(hurt(Release(name))) or "nobody",
          NOTICED.get(name, ""), sep=",")

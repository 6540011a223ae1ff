"""Prints the acts of the runbook, with the time that the simulation takes for each."""
from vets import LOG_GB, TAKES

ACTS = [
    ("list", "Save the list of open statements", "text and user and start and file size of each"),
    ("switch_off", "Switch a feature off", "new requests to it are refused"),
    ("end", "End statements by their numbers", "the database ends them and removes their files"),
    ("tell", "Write to all practices", "support sends a message"),
    ("close", "Close the service", "practices see a page: back soon"),
    ("restart_app", "Restart the app", "one instance after the other"),
    ("restart_database", "Restart the database", "no answers meanwhile; it starts with no open statements"),
    ("fail_over", "Fail over to the standby", "no answers meanwhile; the standby becomes the database"),
    ("delete_log", "Delete old log files of the database", f"frees {LOG_GB} GB"),
    ("bigger_disk", "Order a bigger disk", "it comes 40 minutes later"),
]
print("act,minutes,what_it_does")
for name, title, does in ACTS:
    print(title, TAKES[name], does, sep=",")

"""Prints the message about one order, before and after release 88."""
import json

from orders import Release

print("before release 88")
print(json.dumps(Release("88", with_change=False).message("A17"), indent=2))
print("after release 88")
print(json.dumps(Release("88").message("A17"), indent=2))

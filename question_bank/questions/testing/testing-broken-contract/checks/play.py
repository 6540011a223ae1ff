"""usage: play.py CHECK SCENARIO    exit 0 when the scenario's promise holds

Plays a check against the changes of last year: each on its own, on the release before it.
"""
import importlib.util
import sys

from orders import CHANGES, Release
from readers import hurt

sys.path.append("answers")
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("check", file)
check = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check)

stopped = [c for c in CHANGES if check.red(Release(c, with_change=False), Release(c))]
harmful = [c for c in CHANGES if hurt(Release(c))]
print("stopped rightly:", *([c for c in stopped if c in harmful] or ["none"]))
print("stopped for nothing:", *([c for c in stopped if c not in harmful] or ["none"]))
print("let through:", *([c for c in harmful if c not in stopped] or ["none"]))
promises = {
    "no_change": not any(check.red(*[Release(c, with_change=False)] * 2) for c in CHANGES),
    "meaning": "88" in stopped,
    "names": {"82", "87"} <= set(stopped),
    "empty": "84" in stopped,
    "values": "85" in stopped,
    "quiet": set(stopped) <= set(harmful),
}
sys.exit(0 if promises[scenario] else 1)

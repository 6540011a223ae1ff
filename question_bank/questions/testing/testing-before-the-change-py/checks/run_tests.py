"""usage: run_tests.py TESTS SCENARIO    exit 0 when the scenario's promise holds

as_shown: green; quiet: and nobody got a mail and no map was asked; repeats: green on a Saturday in
July too, and in another order; each other scenario is a group of versions.py, all to be noticed.
"""
import importlib.util
import sys

from versions import DATE, GROUPS, TODAY, World, source

sys.path.append("answers")
SATURDAY = DATE(2026, 7, 4)


def red_tests(file, mistake=None, today=TODAY, backwards=False):
    """Return the names of the tests that fail, and the world in which they ran."""
    world = World(today)
    for loaded in ("stage", *[n for n in sys.modules if n.startswith("test_")]):
        sys.modules.pop(loaded, None)              # loaded against the version before
    sys.modules["quotes"] = world.load(source(mistake))
    spec = importlib.util.spec_from_file_location("tests", file)
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    names = [name for name in vars(tests) if name.startswith("test_")]
    red = []
    for name in reversed(names) if backwards else names:
        try:
            getattr(tests, name)()
        except Exception:
            red.append(name)
    return red, world


file, scenario = sys.argv[1:]
if scenario in GROUPS:
    noticed = [name for name in GROUPS[scenario] if red_tests(file, name)[0]]
    print(f"noticed {len(noticed)} of {len(GROUPS[scenario])}:", *(noticed or ["none"]))
    sys.exit(0 if len(noticed) == len(GROUPS[scenario]) or scenario == "each_mistake" else 1)
red, world = red_tests(file)
if scenario == "quiet":
    print(f"mails to customers: {len(world.sent)}, questions to the map: {world.asked}")
    sys.exit(1 if world.sent or world.asked else 0)
if scenario == "repeats":
    red = sorted({*red_tests(file, today=SATURDAY)[0], *red_tests(file, backwards=True)[0]})
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)

"""The names of the room."""

import kit.loop


def test_public_names_are_there_sorted_and_nothing_else():
    names = {n for n, v in vars(kit.loop).items() if not n.startswith("_") and not hasattr(v, "__path__")}
    modules = {n for n, v in vars(kit.loop).items() if type(v).__name__ == "module"}
    assert set(kit.loop.__all__) == names - modules

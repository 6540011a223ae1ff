"""Each name of 1.4.0 is still there: functions, classes and parameters."""
import inspect

import lessons


def test_names():
    assert {"free_slots", "Slot"} <= set(vars(lessons))


def test_parameters():
    wanted = {"taken", "minutes", "opens", "closes"}
    assert wanted <= set(inspect.signature(lessons.free_slots).parameters)

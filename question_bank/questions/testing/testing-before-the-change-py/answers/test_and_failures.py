"""As test_and_effects, and what is left behind when the map or the mail is down."""
from stage import Stage
from test_and_effects import *


def fails(stage):
    try:
        stage.quote(rooms=8)
    except ConnectionError:
        return True
    return False


def test_map_down_leaves_nothing_behind():
    stage = Stage(map_down=True)
    assert fails(stage) and stage.sent == []
    stage.map_down = False
    assert stage.quote(rooms=8) == 600


def test_mail_down_still_counts_as_a_quote():
    stage = Stage(mail_down=True)
    assert fails(stage)
    stage.mail_down = False
    assert stage.quote(rooms=8) == 540

"""The whole message is compared with the one of the release before."""
import json


def red(before, after):
    return json.dumps(list(before.messages())) != json.dumps(list(after.messages()))

"""As check_examples, and the warehouse names each status that it knows what to do with."""
import check_examples

KNOWN = {"paid", "cancelled"}


def red(before, after):
    unknown = {message["status"] for _, message in after.messages()} - KNOWN
    return bool(unknown) or check_examples.red(before, after)

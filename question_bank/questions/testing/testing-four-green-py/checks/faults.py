"""The function with one fault planted: the text that is replaced, and by what."""
from pathlib import Path

FAULTS = {
    "no_retry": [("if number == tries - 1:", "if True:")],
    "one_more": [("range(tries)", "range(tries + 1)"), ("tries - 1", "tries")],
    "no_error": [("                raise\n", "                return None\n")],
    "refused_again": [("except (Down, TimeoutError)", "except (Down, Refused, TimeoutError)")],
    "no_limit": [("asyncio.timeout(timeout)", "asyncio.timeout(None)")],
    "no_wait": [("asyncio.sleep(wait * 2**number)", "asyncio.sleep(0)")],
    "deaf": [("except (Down, TimeoutError)",
              "except (Down, TimeoutError, asyncio.CancelledError)")],
    "left_open": [("await carrier.rate(parcel)", "await asyncio.shield(carrier.rate(parcel))")],
}


def source(name):
    """Return the text of rates.py: as shown, written in another way, or with a fault."""
    if name == "rewrite":
        return Path("checks/rewrite.py").read_text(encoding="utf-8")
    text = Path("exhibits/rates.py").read_text(encoding="utf-8")
    for old, new in FAULTS.get(name, []):
        assert text.count(old) == 1, f"{old!r} is not there once"
        text = text.replace(old, new)
    return text

"""Counts the lines of get_rate that the four tests run."""
import asyncio
import logging
import sys

import virtual_time

sys.path.append("exhibits")
asyncio.run = virtual_time.run
logging.disable()                                  # an error that no test looked at is not news
import rates
import test_rates

code = rates.get_rate.__code__
lines = {line for _, _, line in code.co_lines() if line and line > code.co_firstlineno}
seen = set()


def trace(frame, event, _):
    if frame.f_code is code:
        seen.add(frame.f_lineno)
    return trace


sys.settrace(trace)
for name, test in list(vars(test_rates).items()):
    if name.startswith("test_"):
        test()
sys.settrace(None)
print(f"get_rate: {len(lines & seen)} of {len(lines)} lines run")

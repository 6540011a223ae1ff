"""Keeps each promise of the function as shown, by other calls of the library."""
import asyncio


class Down(Exception):
    """The carrier is down for a moment."""


class Refused(Exception):
    """The carrier does not take this parcel."""


async def get_rate(carrier, parcel, tries=3, timeout=2.0, wait=0.5):
    while True:
        tries -= 1
        try:
            return await within(timeout, carrier.rate(parcel))
        except (Down, TimeoutError):
            if not tries:
                raise
        await pause(wait)
        wait *= 2


async def within(seconds, work):
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait([task], timeout=seconds)
        if not task.done():
            raise TimeoutError
        return task.result()
    finally:
        task.cancel()
        await asyncio.wait([task])


async def pause(seconds):
    over = asyncio.Event()
    timer = asyncio.get_running_loop().call_later(seconds, over.set)
    try:
        await over.wait()
    finally:
        timer.cancel()

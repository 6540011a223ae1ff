import asyncio


class Down(Exception):
    """The carrier is down for a moment."""


class Refused(Exception):
    """The carrier does not take this parcel."""


async def get_rate(carrier, parcel, tries=3, timeout=2.0, wait=0.5):
    """Return the carrier's price in cents.

    Each try may take `timeout` seconds. Down or slow: try again, after `wait`
    seconds, then after twice as long. Refused, or out of tries: raise.
    """
    for number in range(tries):
        try:
            async with asyncio.timeout(timeout):
                return await carrier.rate(parcel)
        except (Down, TimeoutError):
            if number == tries - 1:
                raise
            await asyncio.sleep(wait * 2**number)

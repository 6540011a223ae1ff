import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds

KEPT = set()  # the loop itself keeps no task alive


async def rent(locker, card, lockers, bank, book):
    await lockers.hold(locker)
    try:
        payment = await bank.charge(card, PRICE)
        await book.add(locker, payment)
    except Exception:
        await lockers.release(locker)
        raise


async def handle(locker, card, lockers, bank, book):
    work = asyncio.create_task(rent(locker, card, lockers, bank, book))
    KEPT.add(work)
    work.add_done_callback(KEPT.discard)
    try:
        async with asyncio.timeout(LIMIT):
            await asyncio.shield(work)
    except TimeoutError:
        return 504
    except Refused:
        return 402
    except Taken:
        return 409
    return 201

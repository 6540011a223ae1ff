import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds


async def rent(locker, card, lockers, bank, book):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(lockers.hold(locker))
            charge = group.create_task(bank.charge(card, PRICE))
        await book.add(locker, charge.result())
    except* Taken:
        raise Taken(locker) from None
    except* Exception as errors:
        await lockers.release(locker)
        raise errors.exceptions[0] from None


async def handle(locker, card, lockers, bank, book):
    try:
        async with asyncio.timeout(LIMIT):
            await rent(locker, card, lockers, bank, book)
    except TimeoutError:
        return 504
    except Refused:
        return 402
    except Taken:
        return 409
    return 201

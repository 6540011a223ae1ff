import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds


async def rent(locker, card, lockers, bank, book):
    await lockers.hold(locker)
    try:
        payment = await bank.charge(card, PRICE)
        await book.add(locker, payment)
    except BaseException:
        await lockers.release(locker)
        raise


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

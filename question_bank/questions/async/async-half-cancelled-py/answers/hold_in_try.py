import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds


async def rent(locker, card, lockers, bank, book):
    done = False
    try:
        await lockers.hold(locker)
        payment = await bank.charge(card, PRICE)
        await book.add(locker, payment)
        done = True
    finally:
        if not done:
            await lockers.release(locker)


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

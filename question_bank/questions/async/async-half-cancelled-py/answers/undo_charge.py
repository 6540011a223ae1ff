import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds

KEPT = set()  # the loop itself keeps no task alive


def in_background(work):
    task = asyncio.create_task(work)
    KEPT.add(task)
    task.add_done_callback(KEPT.discard)


async def rent(locker, card, lockers, bank, book):
    await lockers.hold(locker)
    charge = asyncio.create_task(bank.charge(card, PRICE))
    try:
        payment = await asyncio.shield(charge)     # a time-out leaves the charge running
        await book.add(locker, payment)
    except BaseException:
        in_background(undo(locker, charge, lockers, bank, book))
        raise


async def undo(locker, charge, lockers, bank, book):
    try:
        payment = await charge
        await bank.refund(payment)
        await book.remove(locker)
    except Refused:
        pass                                       # nothing was paid
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

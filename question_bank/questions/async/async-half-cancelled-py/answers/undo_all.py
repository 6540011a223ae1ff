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
    """Nobody cancels this: it ends as a rent, or with everything given back."""
    await lockers.hold(locker)
    payment = None
    try:
        payment = await bank.charge(card, PRICE)
        await book.add(locker, payment)
    except Exception:
        await give_back(locker, payment, lockers, bank, book)
        raise
    return payment


async def give_back(locker, payment, lockers, bank, book):
    if payment is not None:
        await bank.refund(payment)
        await book.remove(locker)
    await lockers.release(locker)


async def undo(work, locker, lockers, bank, book):
    """The customer has gone: wait for the end, then give back."""
    try:
        payment = await work
    except Exception:
        return                                     # given back already
    await give_back(locker, payment, lockers, bank, book)


async def handle(locker, card, lockers, bank, book):
    work = asyncio.create_task(rent(locker, card, lockers, bank, book))
    try:
        async with asyncio.timeout(LIMIT):
            await asyncio.shield(work)
    except Refused:
        return 402
    except Taken:
        return 409
    except TimeoutError:
        in_background(undo(work, locker, lockers, bank, book))
        return 504
    except asyncio.CancelledError:                 # the connection was lost
        in_background(undo(work, locker, lockers, bank, book))
        raise
    return 201

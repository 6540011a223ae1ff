import asyncio

from services import Refused, Taken

PRICE = 600  # cents
LIMIT = 5  # seconds

KEPT = set()  # the loop itself keeps no task alive


def in_background(work):
    task = asyncio.create_task(work)
    KEPT.add(task)
    task.add_done_callback(KEPT.discard)


async def rent(row, locker, card, lockers, bank, book):
    """Nobody cancels this: it ends as a rent, or with everything given back."""
    try:
        await lockers.hold(locker)
    except Taken:
        await book.drop(row)
        raise
    try:
        payment = await bank.charge(card, PRICE, key=row)
        await book.done(row, payment)
    except Exception:
        await give_back(row, locker, lockers, bank, book)
        raise


async def give_back(row, locker, lockers, bank, book):
    """May run twice. The row goes last, so that a crash in between is found again."""
    payment = await bank.find(row)
    if payment is not None:
        await bank.refund(payment)
    await lockers.release(locker)
    await book.drop(row)


async def recover(lockers, bank, book):
    """When a process starts: whatever is still open belongs to a customer who has gone."""
    for row, locker in await book.opened():
        await give_back(row, locker, lockers, bank, book)


async def whole(locker, card, lockers, bank, book):
    row = await book.open(locker)                  # stored before anything is held or paid
    await rent(row, locker, card, lockers, bank, book)
    return row


async def undo(work, locker, lockers, bank, book):
    """The customer has gone: wait for the end, then give back."""
    try:
        row = await work
    except Exception:
        return                                     # given back already
    await give_back(row, locker, lockers, bank, book)


async def handle(locker, card, lockers, bank, book):
    work = asyncio.create_task(whole(locker, card, lockers, bank, book))
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

import logging
from contextvars import ContextVar

from school import Refused

log = logging.getLogger("lessons")
booking = ContextVar("booking", default="-")


def put_id_in_front(record):
    record.msg = f"{booking.get()} {record.msg}"
    return True


log.addFilter(put_id_in_front)


def handle(request, calendar, rooms, mail):
    booking.set(request["id"])
    log.info("begins, pupil %s, %s", request["pupil"], request["slot"])
    try:
        with calendar.lock(request["slot"]):
            check_teacher(request, calendar)
            calendar.add(request["slot"], rooms.find(request["slot"]))
    except Refused:
        return 409
    except Exception:
        log.exception("failed")
        return 500
    log.info("booked")
    confirm(request, mail)
    return 201


def check_teacher(request, calendar):
    if not calendar.is_free(request["slot"]):
        log.info("teacher is not free")
        raise Refused
    log.info("teacher is free")


def confirm(request, mail):
    try:
        mail.send(request["pupil"], request["slot"])
    except OSError as error:
        log.warning("no mail: %s", error)

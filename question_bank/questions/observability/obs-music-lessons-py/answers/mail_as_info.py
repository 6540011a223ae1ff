import logging

from school import Refused

log = logging.getLogger("lessons")


def handle(request, calendar, rooms, mail):
    log.info("%s begins, pupil %s, %s", request["id"], request["pupil"], request["slot"])
    try:
        with calendar.lock(request["slot"]):
            check_teacher(request, calendar)
            calendar.add(request["slot"], rooms.find(request["slot"]))
    except Refused:
        return 409
    except Exception:
        log.exception("%s failed", request["id"])
        return 500
    log.info("%s booked", request["id"])
    confirm(request, mail)
    return 201


def check_teacher(request, calendar):
    if not calendar.is_free(request["slot"]):
        log.info("%s teacher is not free", request["id"])
        raise Refused
    log.info("%s teacher is free", request["id"])


def confirm(request, mail):
    try:
        mail.send(request["pupil"], request["slot"])
    except OSError as error:
        log.info("%s no mail: %s", request["id"], error)

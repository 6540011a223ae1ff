import logging

from school import Refused

log = logging.getLogger("lessons")
current = None


def handle(request, calendar, rooms, mail):
    global current
    current = request["id"]
    log.info("%s begins, pupil %s, %s", current, request["pupil"], request["slot"])
    try:
        with calendar.lock(request["slot"]):
            check_teacher(request, calendar)
            calendar.add(request["slot"], rooms.find(request["slot"]))
    except Refused:
        return 409
    except Exception:
        log.exception("%s failed", current)
        return 500
    log.info("%s booked", current)
    confirm(request, mail)
    return 201


def check_teacher(request, calendar):
    if not calendar.is_free(request["slot"]):
        log.info("%s teacher is not free", current)
        raise Refused
    log.info("%s teacher is free", current)


def confirm(request, mail):
    try:
        mail.send(request["pupil"], request["slot"])
    except OSError as error:
        log.warning("%s no mail: %s", current, error)

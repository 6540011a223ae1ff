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
        log.error("something went wrong")
        return 500
    log.info("booked")
    confirm(request, mail)
    log.info("%s ends", request["id"])
    return 201


def check_teacher(request, calendar):
    if not calendar.is_free(request["slot"]):
        log.error("teacher is not free")
        raise Refused
    log.info("teacher is free")


def confirm(request, mail):
    try:
        mail.send(request["pupil"], request["slot"])
    except OSError as error:
        log.info("mail: %s", error)

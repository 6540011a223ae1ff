import logging

from school import Refused


class LineOf(logging.LoggerAdapter):
    """Puts the id of a booking in front of each line."""

    def process(self, msg, kwargs):
        return f"{self.extra['id']} {msg}", kwargs


def handle(request, calendar, rooms, mail):
    log = LineOf(logging.getLogger("lessons"), {"id": request["id"]})
    log.info("begins, pupil %s, %s", request["pupil"], request["slot"])
    try:
        with calendar.lock(request["slot"]):
            check_teacher(request, calendar, log)
            calendar.add(request["slot"], rooms.find(request["slot"]))
    except Refused:
        return 409
    except Exception:
        log.exception("failed")
        return 500
    log.info("booked")
    confirm(request, mail, log)
    return 201


def check_teacher(request, calendar, log):
    if not calendar.is_free(request["slot"]):
        log.info("teacher is not free")
        raise Refused
    log.info("teacher is free")


def confirm(request, mail, log):
    try:
        mail.send(request["pupil"], request["slot"])
    except OSError as error:
        log.warning("no mail: %s", error)

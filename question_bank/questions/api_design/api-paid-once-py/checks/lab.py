"""What the client of the lab can raise."""


class LabError(Exception):
    pass


class LabBusy(LabError):
    """The lab took nothing. Nothing is made."""


class LabTimeout(LabError):
    """No answer within ten seconds."""

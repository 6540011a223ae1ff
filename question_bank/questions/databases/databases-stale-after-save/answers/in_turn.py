from plain import Plain


class Routing(Plain):
    """As today: writes to the primary, reads to the replicas in turn."""

"""As shared_in_time, but the weight of a bag is left to Wash, which has the scales."""
from shared_in_time import PLAN as IN_TIME

PLAN = IN_TIME | {"P2": ("its team", 1)}

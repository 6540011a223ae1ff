"""Alex's draft: one person decides all points before anybody builds."""
PLAN = {f"P{n}": ("you", 1) for n in range(1, 14)}

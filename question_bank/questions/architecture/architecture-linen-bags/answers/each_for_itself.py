"""Kim's wish for all: each team decides what it needs, and the parts are put together in week 9."""
PLAN = {f"P{n}": ("each", 1) for n in range(1, 8)} | {f"P{n}": ("its team", 1) for n in range(8, 14)}

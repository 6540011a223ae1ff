"""Five shared points together before the trial, two with its result in week 6, all others by their team."""
PLAN = {f"P{n}": ("three", 1 if n < 5 else 2) for n in range(1, 6)}
PLAN |= {"P6": ("three", 6), "P7": ("three", 6)}
PLAN |= {f"P{n}": ("its team", None) for n in range(8, 14)}

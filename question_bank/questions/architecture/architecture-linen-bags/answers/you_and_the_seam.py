"""One person decides what the teams share, each point in its time. The rest is left to the teams."""
PLAN = {f"P{n}": ("you", 1) for n in range(1, 6)}
PLAN |= {"P6": ("you", 6), "P7": ("you", 6)}
PLAN |= {f"P{n}": ("its team", None) for n in range(8, 14)}

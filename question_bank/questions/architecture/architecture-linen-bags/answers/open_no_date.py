"""The five shared points are decided together. The other two stay open, and nobody says until when."""
PLAN = {f"P{n}": ("three", 1 if n < 5 else 2) for n in range(1, 6)}
PLAN |= {"P6": ("three", None), "P7": ("three", None)}
PLAN |= {f"P{n}": ("its team", None) for n in range(8, 14)}

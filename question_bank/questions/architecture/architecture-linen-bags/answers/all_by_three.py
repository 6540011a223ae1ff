"""The three of you decide all points together before anybody builds."""
PLAN = {f"P{n}": ("three", 1 + (n - 1) // 4) for n in range(1, 14)}

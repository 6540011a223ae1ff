"""The alerts that the team has today, in the words of the table and as rules."""
ALERTS = [
    ("Worker CPU above 80 percent for 5 minutes", "cpu>80 for 5"),
    ("Queue above 1000", "queue>1000 for 1"),
    ("More than 5 errors in a minute", "errors>5 for 1"),
    ("API p95 above 500 ms for 5 minutes", "p95_ms>500 for 5"),
]

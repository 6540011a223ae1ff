"""Everything for 100 million is built now and goes live on one day."""
PLAN = [("rewrite", lambda lamps, signed, month, system: True)]

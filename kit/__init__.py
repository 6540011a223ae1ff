"""Hiring Kit: interview loops from a question bank, packets, scorecards and honest comparisons.

Read from the outside in: `kit.cli` and `kit.app` ask, `kit.hiring` holds what people do, and each import leads
one step inward: `kit.loop`, `kit.packet`, `kit.scoring`, `kit.scorecard`, `kit.panel`, `kit.role`, `kit.bank`.
"""

__version__ = "0.1.0"

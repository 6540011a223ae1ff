"""Formats in and out, one module a format. Each is pure: values in, text or bytes out, and back."""

from kit.exchange.table import read_groups, read_ratings, read_totals, write_ratings, write_table

__all__ = ["read_groups", "read_ratings", "read_totals", "write_ratings", "write_table"]

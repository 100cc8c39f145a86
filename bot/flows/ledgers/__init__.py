"""Keeping the lists that a team brings in: every good row, each at most once, and what became of it."""

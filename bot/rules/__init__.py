"""DECIDE: pure functions and frozen values; standard library only; no clock, database or Slack."""

"""The questions asked of the tables, by subject; each asks within one workspace and answers in plain values or rows."""

"""Which answers a shortage has, in which order, within which limits: the team's priority rules, applied."""

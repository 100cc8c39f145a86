"""A notice becomes cases: kept, read, matched, ranked; and what else is told of a case that runs."""

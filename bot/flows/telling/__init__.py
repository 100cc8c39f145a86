"""What people ask to see: the morning summary, lists of cases, stock."""

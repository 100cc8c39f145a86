"""What agents' staff say of a case that is known: done, failed, found after all, other days, other figures."""

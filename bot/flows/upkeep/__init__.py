"""What runs by the clock alone: the look over all cases each minute, the cleaning each night."""

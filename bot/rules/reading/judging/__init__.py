"""Whether it is a stockout at all, what the store knows of it, and what a person should look at."""

"""What the team sets: its desk, agents, people, rules and words."""

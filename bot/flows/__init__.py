"""ACT: one file per thing that can happen; one synchronous transaction each."""

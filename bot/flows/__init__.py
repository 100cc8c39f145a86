"""ACT: one file per thing that can happen; one synchronous transaction each.

The folders lean on each other one way (`.importlinter` has the order); what stands beside them is used by all.
"""

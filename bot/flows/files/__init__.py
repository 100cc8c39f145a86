"""Files and lists: what was dropped or handed in, row by row, until its cases are opened."""

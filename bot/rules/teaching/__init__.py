"""What a correction teaches the reader, and what keeps it from being taught wrong."""

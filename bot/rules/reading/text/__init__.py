"""The notice as the reader sees it, and the small tools for looking into it: what is silent, which words are known."""

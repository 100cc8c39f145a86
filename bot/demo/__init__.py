"""The demo: an invented shop with a story, on the local workspace; apart from the tests the only guest of bot/local."""

"""SHOW: cards, modals, home and summary as Block Kit; action ids; Slack's errors."""

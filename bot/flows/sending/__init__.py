"""What the delivery asks of the store before and after each message."""

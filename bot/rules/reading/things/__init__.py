"""What is short: names of goods, colours and sizes."""

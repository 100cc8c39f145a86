"""What a draft to a customer may and may not say, by marketplace."""

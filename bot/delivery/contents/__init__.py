"""What is said, by who reads it: one function for each kind of delivery, put from the state at that moment."""

"""What a person does with a case: take it, correct it, decide it, take that back, end it."""

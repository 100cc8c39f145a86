"""Apologies to customers: made, checked, and forgotten with the customer."""

"""SEND: the outbox worker and its routes."""

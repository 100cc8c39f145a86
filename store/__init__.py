"""REMEMBER: SQLModel tables, the questions asked of them, Alembic migrations."""

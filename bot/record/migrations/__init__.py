"""How the tables came to be, step by step (Alembic). Run by bot/record/store.py when the log opens."""

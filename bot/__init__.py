"""Diplomawijzer: the assistant itself. Knows no Telegram; the doors are in handlers/ and bot/cli.py."""

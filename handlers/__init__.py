"""The doors to Telegram; the only folder that imports telegram."""

import os

# python-telegram-bot still hands out waiting times as plain numbers, with a warning each; ask for timedelta at once.
os.environ.setdefault("PTB_TIMEDELTA", "true")

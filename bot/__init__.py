"""Diplomawijzer: the assistant itself. Knows no Telegram; the doors are in handlers/ and bot/cli.py."""

import os

# A question is too small to share between cores: on a busy machine numpy's threads wait for each other, and a
# question takes 8 ms instead of 1.4. This must be said before numpy is read.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

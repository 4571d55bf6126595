"""The only entry: python run_bot.py [run|chat|ask|check]."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""Entry of `python -m lib`."""

import sys

from lib.cli.main import main

STOPPED = 130
"""What a shell expects of a program that was stopped with Ctrl-C."""

try:
    sys.exit(main())
except KeyboardInterrupt:
    print("Afbrudt. Det, der ikke var færdigt, er ikke gjort.", file=sys.stderr)
    sys.exit(STOPPED)

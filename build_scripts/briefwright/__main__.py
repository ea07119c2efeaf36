"""`python -m briefwright`: the same as the program `briefwright`."""

import sys

from briefwright.hosts.cli import main

if __name__ == "__main__":
    sys.exit(main())

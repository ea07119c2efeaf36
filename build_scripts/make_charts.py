"""The same as `briefwright charts`, for those who look for a script that draws the charts."""

import sys

try:
    from briefwright.hosts.cli import main
except ImportError as error:
    sys.exit(
        f"error: {error}\n"
        "  = help: set up with `make site`, then run .venv/bin/python build_scripts/make_charts.py"
    )

if __name__ == "__main__":
    sys.exit(main(["charts", *sys.argv[1:]]))

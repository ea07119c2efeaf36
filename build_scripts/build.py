"""The same as `briefwright build`, for those who look for a script that builds and publishes the site."""

import sys

try:
    from briefwright.hosts.cli import main
except ImportError as error:
    sys.exit(
        f"error: {error}\n"
        "  = help: set up with `make site`, then run .venv/bin/python build_scripts/build.py"
    )

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))

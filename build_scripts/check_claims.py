"""The same as `briefwright check`, for those who look for a script that checks the briefs."""

import sys

try:
    from briefwright.hosts.cli import main
except ImportError as error:
    sys.exit(
        f"error: {error}\n"
        "  = help: set up with `make site`, then run .venv/bin/python build_scripts/check_claims.py"
    )

if __name__ == "__main__":
    sys.exit(main(["check", *sys.argv[1:]]))

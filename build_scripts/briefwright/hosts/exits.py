"""Exit codes, the same for every command."""

from __future__ import annotations

OK = 0
FINDINGS = 1
UNUSABLE = 2
FAULT = 3
BUSY = 75
INTERRUPTED = 130

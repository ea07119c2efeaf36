"""Rules for every test of the project."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

# Set where everything that a test may need is installed: a test that is skipped there has silently stopped testing.
NO_SKIP = os.environ.get("BRIEFWRIGHT_NO_SKIP", "") not in ("", "0")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _without_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _without_skip(report)


def _without_skip(report: Report) -> Report:
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason} (and BRIEFWRIGHT_NO_SKIP is set)"
    return report

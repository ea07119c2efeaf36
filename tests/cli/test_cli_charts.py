"""`briefwright charts`: draws what is stale, and with --check only says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
PICTURE = "charts/income/chart.svg"
DECLARATION = """\
title = "The port reports more each year"
units = "Million dollars"
kind = "bar"
sources = ["port2026"]
alt = "Two bars: 31 million dollars in 2024, 40 million in 2025."

[columns.year]
role = "label"
label = "Year"

[columns.income]
role = "value"
label = "Income"
"""
DATA = "year,income\n2024,31\n2025,40\n"


@pytest.fixture
def charted(project: Make) -> Path:
    return project({"charts/income/chart.toml": DECLARATION, "charts/income/data.csv": DATA})


def test_a_missing_picture_is_drawn_once(charted: Path, briefwright: Run) -> None:
    ran = briefwright(charted, "charts")
    assert (ran.code, ran.out, ran.err) == (0, f"drew {PICTURE}\n", "")
    first = (charted / PICTURE).read_bytes()
    assert first.startswith(b"<svg")
    assert briefwright(charted, "charts").out == "every picture is current\n"
    (charted / PICTURE).unlink()
    briefwright(charted, "charts")
    assert (charted / PICTURE).read_bytes() == first


def test_checking_draws_nothing_and_fails_where_a_picture_is_missing(charted: Path, briefwright: Run) -> None:
    ran = briefwright(charted, "charts", "--check")
    assert ran.code == 1
    assert f"error[chart-picture-is-current]: `{PICTURE}` is not the picture of this declaration" in ran.out
    assert "--> charts/income/chart.toml:1:1" in ran.out
    assert "= help: run `briefwright charts`" in ran.out
    assert not (charted / PICTURE).exists()


@pytest.mark.parametrize("change", ["data", "declaration", "picture"])
def test_a_stale_picture_fails_the_check_and_a_current_one_passes(charted: Path, briefwright: Run, change: str) -> None:
    briefwright(charted, "charts")
    ran = briefwright(charted, "charts", "--check")
    assert (ran.code, ran.out) == (0, "every picture is current\n")
    path = {"data": "charts/income/data.csv", "declaration": "charts/income/chart.toml", "picture": PICTURE}[change]
    content = (charted / path).read_text(encoding="utf-8")
    (charted / path).write_text(content.replace("40", "41"), encoding="utf-8")
    assert briefwright(charted, "charts", "--check").code == 1
    assert briefwright(charted, "charts").code == 0
    assert briefwright(charted, "charts", "--check").code == 0


def test_a_broken_declaration_is_told_and_the_others_are_drawn(project: Make, charted: Path, briefwright: Run) -> None:
    project({"charts/other/chart.toml": "title = \n", "charts/other/data.csv": DATA})
    ran = briefwright(charted, "charts")
    assert ran.code == 1
    assert f"drew {PICTURE}\n" in ran.out
    assert "--> charts/other/chart.toml:1:" in ran.out


def test_a_project_without_charts_has_nothing_stale(project: Make, briefwright: Run) -> None:
    ran = briefwright(project(), "charts", "--check")
    assert (ran.code, ran.out) == (0, "every picture is current\n")

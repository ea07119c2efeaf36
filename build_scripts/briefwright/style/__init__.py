"""CSL 1.0.2 in pure Python: styles are compiled once, rendering gives trees of runs tagged with variable and item."""

from briefwright.style.asked import CitedItem, Cluster, Entry, Rendering, RenderProblem
from briefwright.style.locale import LoadLocale
from briefwright.style.printers import html, markdown, plain
from briefwright.style.record import Records
from briefwright.style.rendering import render
from briefwright.style.runs import CiteRuns, Run, Styled, Tree, Trees, runs
from briefwright.style.source import StyleProblem
from briefwright.style.style import Style, compile_style

__all__ = [
    "CiteRuns",
    "CitedItem",
    "Cluster",
    "Entry",
    "LoadLocale",
    "Records",
    "RenderProblem",
    "Rendering",
    "Run",
    "Style",
    "StyleProblem",
    "Styled",
    "Tree",
    "Trees",
    "compile_style",
    "html",
    "markdown",
    "plain",
    "render",
    "runs",
]

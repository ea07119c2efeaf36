"""How BibTeX is read: the hard cases of our tests, and the time for 10,000 entries."""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pypandoc
from references_readers import FIELDS, of_csl
from references_tables import Table
from tests.bibliography.test_hard_cases import CASES

_HERE = Path(__file__).parent
_COMPARED = (*FIELDS, "author", "issued")
#: Cases about what only we write down in this way, or whose parts only our own rules tell apart.
OURS_ALONE = {
    "a Chinese name and its romanised pair": "the pair is our own notation",
    "romanised names in a field of their own": "the field is our own",
    "Korean names and East Asian institutions": "no BibTeX rule parts such names",
    "Zotero's extra lines in a note": "a custom of one program",
    "the original of a translation": "not among the variables compared",
    "an archived copy": "not among the variables compared",
    "a comment block may hold entries": "readers differ on what a comment is, with reasons",
    "a year of the child counts against a date of its parent": "no manual says which counts",
    "a preamble may define commands": "TeX's own work, which no peer promises",
}
#: What stands in a field `date` is asked only of readers that read it; the others hand on its text.
_DATE = re.compile(r"\bdate\s*=")
_READS_DATES = ("Briefwright", "pandoc")


@dataclass(frozen=True)
class Reader:
    name: str
    version: str
    program: str
    argument: str

    def read(self, sources: Mapping[str, str]) -> tuple[dict[str, Any], float]:
        """By name the records of each source, and the CPU seconds of the process."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with tempfile.TemporaryDirectory() as folder:
            asked, out = Path(folder, "sources.json"), Path(folder, "out.json")
            asked.write_text(json.dumps(sources), encoding="utf-8")
            command = [self.program, str(_HERE / "references_readers.py"), self.argument, str(asked), str(out)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own script
            answers: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return answers, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def readers(pybtex_python: Path | None) -> list[Reader]:
    found = [
        Reader("Briefwright", version("briefwright"), sys.executable, "ours"),
        Reader("bibtexparser", version("bibtexparser"), sys.executable, "bibtexparser"),
        Reader("pandoc", str(pypandoc.get_pandoc_version()), sys.executable, "pandoc"),
    ]
    if pybtex_python is not None:
        asked = [str(pybtex_python), "-c", "from importlib.metadata import version; print(version('pybtex'))"]
        ran = subprocess.run(asked, check=True, capture_output=True, text=True)  # noqa: S603 - what the caller names
        found.append(Reader("pybtex", ran.stdout.strip(), str(pybtex_python), "pybtex"))
    return found


def hard_cases(asked: Sequence[Reader]) -> Table:
    cases = {name: case for name, case in CASES.items() if name not in OURS_ALONE and set(case[1]) & set(_COMPARED)}
    answers = {reader.name: reader.read({name: source for name, (source, _) in cases.items()})[0] for reader in asked}
    rows, right, asked_of = [], dict.fromkeys(answers, 0), dict.fromkeys(answers, 0)
    for name, (source, expected) in cases.items():
        cells = []
        for reader, answer in answers.items():
            wanted = _wanted(source, expected, reader)
            asked_of[reader] += bool(wanted)
            holds = bool(wanted) and _holds(answer[name], wanted)
            right[reader] += holds
            cells.append("yes" if holds else "no" if wanted else "—")
        rows.append((name, *cells))
    rows.append(("**right, of those asked**", *(f"**{right[name]} of {asked_of[name]}**" for name in answers)))
    return Table(("case", *answers), rows)


def _wanted(source: str, expected: Mapping[str, Any], reader: str) -> dict[str, Any]:
    record = of_csl(expected)
    wanted = {name: record[name] for name in _COMPARED if name in expected}
    if reader not in _READS_DATES and _DATE.search(source):
        wanted.pop("issued", None)
    return wanted


def _holds(answer: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    record = answer.get("k") or answer.get("任2020")
    if record is None:
        return False
    return all(_alike(name, record.get(name)) == _alike(name, value) for name, value in wanted.items())


def _alike(name: str, value: Any) -> Any:
    """Without tags, braces, shape of dashes and quotation marks; a reader may lower the capitals of titles.

    `others` is no name, an institution is a name without a given one, a season may stand where the month stands.
    """
    if name == "author":
        return [[_words(part) for part in each] for each in value or () if each[0] != "others"]
    if name == "issued":
        return [parts[:1] if len(parts) == 2 and parts[1] > 12 else parts for parts in value or ()]
    return _words(value or "").casefold() if name == "title" else _words(value or "")


def _words(text: str) -> str:
    text = unicodedata.normalize("NFC", re.sub(r"</?\w[^>]*>|[{}]", "", text))
    text = re.sub(r"(?<=[\w.])''|``|[“”‘’\"`']", '"', text)
    return " ".join(re.sub(r"\s*[–—-]+\s*", "-", text).split())


def speed(asked: Sequence[Reader]) -> Table:
    source = {"all": big(10_000)}
    rows = []
    for reader in asked:
        answers, seconds = reader.read(source)
        read = answers["all"]
        kept = "fails: " + read["error"] if "error" in read else str(len(read))
        rows.append((reader.name, f"{seconds:.1f}", kept))
    return Table(("reader", "CPU seconds", "entries"), rows)


def big(number: int) -> str:
    """A bibliography of many entries, the same in each run."""
    draw = random.Random(3)  # noqa: S311 - no secret
    families = ["Smith", "M{\\\"u}ller", "{\\'E}lan", "van der Berg", "Garc{\\'\\i}a", "O'Neil", "Novák", "Lee"]
    given = ["Anna", "B. C.", "Jean-Luc", "Dana", "Z{\\\"o}e"]
    words = ["ports", "{DNA}", "weights", "\\emph{cargo}", "\\&", "tides", "na{\\\"\\i}ve", "50\\%", "---", "storms"]
    entries = []
    for at in range(number):
        names = " and ".join(f"{draw.choice(families)}, {draw.choice(given)}" for _ in range(draw.randint(1, 4)))
        title = " ".join(draw.choice(words) for _ in range(8))
        kind, where = draw.choice((("article", "journal"), ("book", "publisher"), ("incollection", "booktitle")))
        entries.append(
            f"@{kind}{{key{at},\n  author = {{{names}}},\n  title = {{{title} {at}}},\n  {where} = {{The {title}}},\n"
            f"  year = {{{draw.randint(1950, 2025)}}},\n  month = {draw.choice(('jan', 'jul', 'dec'))},\n"
            f"  pages = {{{at}--{at + 9}}},\n  url = {{https://example.org/{at}}},\n}}\n"
        )
    return "\n".join(entries)

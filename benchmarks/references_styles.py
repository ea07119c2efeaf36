"""How references are rendered: the CSL suite, agreement with citeproc-js, Chinese and English in one list, speed."""

from __future__ import annotations

import copy
import json
import random
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from references_engines import STYLES, Answer, Engine, Job
from references_tables import Table, share
from tests.conformance import fixtures
from tests.conformance.alike import alike

POPULAR = (
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "modern-language-association",
    "ieee",
    "nature",
    "oscola",
    "american-political-science-association",
    "american-medical-association",
    "china-national-standard-gb-t-7714-2015-numeric",
    "harvard-cite-them-right",
    "elsevier-harvard",
)
TIMED = {
    "Chicago notes": "chicago-notes-bibliography",
    "APA": "apa",
    "GB/T 7714": "china-national-standard-gb-t-7714-2015-numeric",
}
_MARK = re.compile(r"^(?:>>|\.\.)\[\d+\] ?", re.MULTILINE)
_NUMBER = re.compile(r"^\[?\d+(?:\]\.?|\.|(?=[A-Z]))")
Item = Mapping[str, Any]


def suite(engines: Sequence[Engine]) -> Table:
    """Our own exact figure stands in the tests; here all are compared by the text of their answer."""
    folder = fixtures.suite()
    head = ("engine", "right in text", "share", "byte by byte")
    if folder is None:
        return Table(head, (), "The suite was not there: no figure.")
    cases = [fixtures.read(path) for path in sorted(folder.glob("*.txt"))]
    rows = []
    with tempfile.TemporaryDirectory() as styles:
        jobs = [_job(case, Path(styles, f"{case.name}.csl")) for case in cases]
        for engine in engines:
            exact = "not compared"
            if engine.name == "Briefwright":
                outcomes = [fixtures.outcome(case) for case in cases]
                pairs = zip(cases, outcomes, strict=True)
                exact = str(sum(case.expected.rstrip("\n") == outcome.rstrip("\n") for case, outcome in pairs))
            else:
                answers = zip(cases, engine.ask(jobs), strict=True)
                outcomes = [_outcome(case, answer) for case, answer in answers]
            right = sum(_text(case.expected) == _text(made) for case, made in zip(cases, outcomes, strict=True))
            rows.append((engine.name, f"{right} of {len(cases)}", share(right, len(cases)), exact))
    return Table(head, tuple(rows))


def _job(case: fixtures.Fixture, style: Path) -> Job:
    style.write_text(case.sections["CSL"], encoding="utf-8")
    given: Any = case.data("INPUT")
    items = [{**item, "id": str(item.get("id", at))} for at, item in enumerate(given)]
    bibliography = case.sections["MODE"].strip() == "bibliography"
    if "CITATIONS" in case.sections:
        steps: Any = case.data("CITATIONS")
        known = {step["citationID"]: step["citationItems"] for step, _, _ in steps}
        last, before, behind = steps[-1]
        order = [*before, (last["citationID"], (last.get("properties") or {}).get("noteIndex") or 0), *behind]
        clusters = [known[pair[0]] for pair in order]
        return Job(style, items, clusters, [int(pair[1]) for pair in order], everything=False)
    if "CITATION-ITEMS" in case.sections:
        asked: Any = case.data("CITATION-ITEMS")
        return Job(style, items, asked, everything=False, lone=True)
    if bibliography:
        return Job(style, items, lone=True)
    return Job(style, items, [[{"id": item["id"]} for item in items]], everything=False, lone=True)


def _outcome(case: fixtures.Fixture, answer: Answer) -> str:
    if case.sections["MODE"].strip() == "bibliography":
        return "\n".join(text for _, text in answer.entries)
    return "\n".join(answer.citations)


def _text(outcome: str) -> str:
    """Without marks, tags, space, shape of quotation marks, and without the capital that pandoc gives to notes."""
    lines = [alike(line) for line in _MARK.sub("", outcome).splitlines()]
    return "".join(line[:1].casefold() + line[1:] for line in lines)


def agreement(engines: Sequence[Engine], items: Sequence[Item]) -> Table:
    """Entries that say what citeproc-js says."""
    oracle = next((engine for engine in engines if engine.name == "citeproc-js"), None)
    others = [engine for engine in engines if engine is not oracle]
    head = ("style", *(engine.name for engine in others))
    if oracle is None:
        return Table(head, (), "citeproc-js was not there, which the others are compared with: no figure.")
    jobs = [Job(STYLES / f"{name}.csl", items) for name in POPULAR]
    expected = oracle.ask(jobs)
    total = sum(len(answer.entries) for answer in expected)
    counts = {engine.name: list(_agreeing(engine.ask(jobs), expected)) for engine in others}
    rows = [
        (name, *(f"{counts[engine.name][at]} of {len(expected[at].entries)}" for engine in others))
        for at, name in enumerate(POPULAR)
    ]
    sums = ((sum(counts[engine.name]), total) for engine in others)
    rows.append(("all", *(f"{right} of {of} = {share(right, of)}" for right, of in sums)))
    return Table(head, tuple(rows))


def _agreeing(answers: Sequence[Answer], expected: Sequence[Answer]) -> Iterator[int]:
    for answer, wanted in zip(answers, expected, strict=True):
        ours = dict(answer.entries)
        yield sum(_unnumbered(ours.get(key, "")) == _unnumbered(text) for key, text in wanted.entries)


def _unnumbered(entry: str) -> str:
    """Without the number before it: where citeproc-py fails on a list, its entries are rendered one by one."""
    return _NUMBER.sub("", alike(entry))


def _article(key: str, language: str, title: str, journal: str, *names: tuple[str, str]) -> Item:
    return {
        "id": key,
        "type": "article-journal",
        "language": language,
        "title": title,
        "container-title": journal,
        "volume": "3",
        "issue": "2",
        "page": "12-30",
        "issued": {"date-parts": [[2020]]},
        "author": [{"family": family, "given": given} for family, given in names],
    }


PAIR = (
    _article("zh", "zh-CN", "中文标题", "学报", ("王", "小明"), ("李", "四"), ("张", "三"), ("赵", "五")),
    _article(
        "en",
        "en-US",
        "English title here",
        "Journal of Things",
        ("Smith", "John A."),
        ("Doe", "Jane"),
        ("Brown", "Bob"),
        ("Green", "Tim"),
    ),
)


def bilingual(engines: Sequence[Engine], styles: Sequence[Path]) -> Table:
    """Whether four authors are shortened with 等 in the Chinese entry and with `et al.` in the English one."""
    head = ("engine", "styles that load", "等 and et al., each in its own entry")
    rows = []
    for engine in engines:
        answers = engine.ask([Job(path, PAIR) for path in styles])
        loads = sum(bool(answer.entries) or not answer.error for answer in answers)
        right = sum(_each_its_own(dict(answer.entries)) for answer in answers)
        rows.append((engine.name, f"{loads} of {len(styles)}", str(right)))
    return Table(head, tuple(rows))


def _each_its_own(entries: Mapping[str, str]) -> bool:
    chinese, english = entries.get("zh", ""), entries.get("en", "")
    return "等" in chinese and "et al" in english and "et al" not in chinese and "等" not in english


def speed(engines: Sequence[Engine], items: Sequence[Item], chinese: Sequence[Item]) -> Table:
    """CPU seconds of a whole process that renders 1,000 citations and their entries once."""
    made = _thousand(items, chinese)
    clusters = _clusters([item["id"] for item in made])
    rows = []
    for engine in engines:
        row = [engine.name]
        for name in TIMED.values():
            notes = range(1, len(clusters) + 1) if "notes" in name else ()
            (answer,), seconds = engine.timed(
                Job(STYLES / f"{name}.csl", made, clusters, notes, everything=False, rescue=False)
            )
            row.append(f"{seconds:.1f}" if not answer.error else f"fails ({answer.error[:60]})")
        rows.append(tuple(row))
    return Table(("engine", *TIMED), tuple(rows))


def _thousand(items: Sequence[Item], chinese: Sequence[Item]) -> list[dict[str, Any]]:
    """Variations of the items, a quarter of them Chinese; only such as citeproc-py does not fail on."""
    draw = random.Random(1)  # noqa: S311 - no secret
    people = [[item for item in given if _only_people(item)] for given in (items, chinese)]
    families = ["Smith", "Jones", "Brown", "Lee", "Garcia", "Müller", "Novak", "Tanaka", "Silva", "Khan", "Rossi"]
    made = []
    for at in range(1000):
        work = dict(copy.deepcopy(draw.choice(people[1] if at % 4 == 0 else people[0])))
        work |= {"id": f"k{at}", "title": f"{work.get('title', 'Work')} {at}"}
        work["issued"] = {"date-parts": [[draw.randint(1990, 2024)]]}
        for name in work.get("author", []) if at % 4 else []:
            if "family" in name and draw.random() < 0.6:
                name["family"] = draw.choice(families) + draw.choice(["", "", "son", "mann", "ski", "ova", "ez"])
                name["given"] = draw.choice(["Anna", "Bob", "Carl M.", "Dana", "Eve", "Frank J.", "Gina"])
        made.append(work)
    return made


def _only_people(item: Item) -> bool:
    """No institutions, and no names but authors, editors and translators."""
    named = {role for role, value in item.items() if isinstance(value, list) and value and isinstance(value[0], dict)}
    return "literal" not in json.dumps(item) and named <= {"author", "editor", "translator"}


def _clusters(keys: Sequence[str]) -> list[list[dict[str, str]]]:
    draw = random.Random(2)  # noqa: S311 - no secret

    def cite() -> dict[str, str]:
        place = {"locator": str(draw.randint(1, 300)), "label": "page"} if draw.random() < 0.33 else {}
        return {"id": draw.choice(keys), **place}

    return [[cite() for _ in range(draw.choice([1, 1, 1, 2, 3]))] for _ in range(1000)]

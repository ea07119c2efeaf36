"""What holds for every message, path and line: forms for machines lose nothing, forms for people harm nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from briefwright.findings import Finding, Fix, Label, Place, Severity, finding
from briefwright.output import FORMATS, Outcome, Screen, Tally, summary
from briefwright.output.terminal import neutral, width
from briefwright.text import Span, Text

SCREEN = Screen(80)
SCHEMA = json.loads((Path(__file__).parent / "sarif-part.schema.json").read_text(encoding="utf-8"))
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
words = st.text(st.characters(), min_size=1) | st.sampled_from(
    ["100%0A,:", "\x1b[2J", "::error::x", "\u202egnp", "{0}[a](1)", "a\r\nb"]
)
names = st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1)
paths = (names | st.sampled_from(["50%3A", "a,line=1", "%25"])).map(lambda name: f"docs/{name}.md")
checks = st.from_regex(r"\A[a-z]+(-[a-z]+){0,3}\Z")
severities = st.sampled_from(list(Severity))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    text = Text(draw(paths), draw(st.text()))
    start = draw(st.integers(0, len(text.content)))
    span = Span(start, draw(st.integers(start, len(text.content))))
    labels = [Label(Place.of(text, span), draw(words))] if draw(st.booleans()) else []
    fix = draw(st.none() | words)
    told = draw(words)
    advice = draw(st.just("") | words)
    return finding(draw(checks), draw(severities), told, text, span, help=advice, labels=labels, replacement=fix)


def message_of(found: Finding) -> str:
    return "\n".join(part for part in (found.message, found.help) if part)


def visible(text: str) -> str:
    """Neutral, with line ends kept."""
    return re.sub(r"[^\r\n]+", lambda part: neutral(part[0]), text)


@given(findings())
def test_json_gives_every_word_back(found: Finding) -> None:
    told = json.loads(FORMATS["json"](Outcome((found,)), SCREEN))["findings"][0]
    assert (told["message"], told["help"], told["path"]) == (found.message, found.help, found.place.path)
    assert (told["line"], told["column"]) == (found.place.start.line, found.place.start.column)


@given(findings())
def test_sarif_fits_its_schema_and_gives_every_word_back(found: Finding) -> None:
    log = json.loads(FORMATS["sarif"](Outcome((found,), version="1"), SCREEN))
    jsonschema.validate(log, SCHEMA)
    result = log["runs"][0]["results"][0]
    assert result["message"]["text"] == message_of(found)
    assert unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == found.place.path
    if found.fix is not None:
        change = result["fixes"][0]["artifactChanges"][0]
        assert change["replacements"][0]["insertedContent"]["text"] == found.fix.replacement


def runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner takes it apart."""

    def decoded(value: str, codes: dict[str, str]) -> str:
        return re.sub("|".join(codes), lambda code: codes[code[0]], value)

    command, message = re.fullmatch(r"(?s)::(\w+ .*?)::(.*)", line).groups()  # type: ignore[union-attr]  # or the test fails
    name, told = command.split(" ", 1)
    inside = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    properties = dict(pair.split("=", 1) for pair in told.split(","))
    return (
        name,
        {key: decoded(value, {**inside, "%3A": ":", "%2C": ","}) for key, value in properties.items()},
        decoded(message, inside),
    )


@given(findings())
def test_a_workflow_command_stays_one_line_and_gives_every_word_back(found: Finding) -> None:
    lines = re.split(r"\r\n|\r|\n", FORMATS["github"](Outcome((found,)), SCREEN))
    assert len(lines) == 3  # the command, the summary, and what follows the last line end
    name, properties, message = runner_reads(lines[0])
    assert name == {"error": "error", "warning": "warning", "note": "notice"}[found.severity]
    assert properties["file"] == visible(found.place.path)
    assert properties["line"] == str(found.place.start.line)
    assert properties["title"] == f"{found.severity}[{found.check}]"
    assert message == visible(message_of(found))


@given(st.lists(findings(), max_size=3))
def test_nothing_that_steers_a_terminal_comes_through(found: list[Finding]) -> None:
    texts = {one.place.path: Text(one.place.path, one.line) for one in found}
    for show in FORMATS.values():
        assert not UNSAFE.search(show(Outcome(tuple(found), texts=texts), SCREEN))


@given(findings())
def test_a_concise_finding_is_one_line(found: Finding) -> None:
    first, _, rest = FORMATS["concise"](Outcome((found,)), SCREEN).partition("\n")
    assert first.endswith(neutral(found.message))
    assert rest == f"{summary(Outcome((found,)))}\n"


lines = st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text("x 国e\u0301", min_size=100, max_size=600)


@given(lines, st.data(), st.integers(30, 120))
def test_carets_stand_under_the_marked_characters(content: str, data: st.DataObject, columns: int) -> None:
    text = Text("a.md", content)
    start = data.draw(st.integers(0, max(len(content) - 1, 0)))
    end = data.draw(st.integers(start, len(content)))
    shown = FORMATS["full"](Outcome((finding("a", Severity.ERROR, "m", text, Span(start, end)),)), Screen(columns))
    rows = shown.splitlines()
    if not content:
        assert len(rows) == 4
        return
    line, carets = rows[3].removeprefix("1 |")[1:], rows[4].removeprefix("  | ")
    assert columns_of(line) <= max(columns - 4, 20)
    before = columns_of("".join(prefix_up_to(line, carets.index("^"))))
    assert before == carets.index("^")
    if line and neutral(content[start]) == content[start] and width(content[start]):
        assert "".join(after_columns(line, before)).startswith(content[start].rstrip())


def columns_of(line: str) -> int:
    return sum(width(char) for char in line)


def prefix_up_to(line: str, columns: int) -> list[str]:
    """The characters that fill a number of columns, with the marks that sit on the last of them."""
    taken: list[str] = []
    for char in line + " " * columns:  # the end of the row may have been trimmed
        if columns_of("".join(taken)) >= columns and width(char):
            break
        taken.append(char)
    return taken


def after_columns(line: str, columns: int) -> str:
    return line[len(prefix_up_to(line, columns)) :]


def test_colour_goes_around_words_and_never_into_them() -> None:
    text = Text("docs/a.md", "Sales fell by 47 %.\n")
    outcome = Outcome((finding("claim-has-citation", Severity.ERROR, "no source", text, Span(14, 18)),))
    plain = FORMATS["full"](outcome, Screen(80, color=False))
    colored = FORMATS["full"](outcome, Screen(80, color=True))
    assert "\x1b[1;31merror[claim-has-citation]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain
    assert "\x1b" not in plain


def test_the_same_finding_keeps_its_fingerprint_when_lines_are_added_above() -> None:
    def fingerprint(content: str) -> str:
        text = Text("docs/a.md", content)
        at = content.index("47")
        outcome = Outcome((finding("claim-has-citation", Severity.ERROR, "no source", text, Span(at, at + 2)),))
        result = json.loads(FORMATS["sarif"](outcome, SCREEN))["runs"][0]["results"][0]
        return str(result["partialFingerprints"]["briefwright/v1"])

    assert fingerprint("Sales fell by 47 %.") == fingerprint("New words.\n\nSales fell by 47 %.")
    assert fingerprint("Sales fell by 47 %.") != fingerprint("Sales rose by 47 %.")


def test_sarif_names_the_page_of_a_check_where_the_site_has_an_address() -> None:
    found = Finding("claim-has-citation", Severity.ERROR, "no source", Place.whole("docs/a.md"))
    page = "https://example.org/checks/claim-has-citation/"
    for pages, expected in (({}, None), ({found.check: page}, page)):
        log = json.loads(FORMATS["sarif"](Outcome((found,), pages=pages), SCREEN))
        jsonschema.validate(log, SCHEMA)
        assert log["runs"][0]["tool"]["driver"]["rules"][0].get("helpUri") == expected


def test_the_summary_counts_what_there_is_and_leaves_out_what_there_is_not() -> None:
    error = Finding("a", Severity.ERROR, "m", Place.whole("docs/a.md"))
    note = Finding("b", Severity.NOTE, "m", Place.whole("docs/b.md"))
    assert summary(Outcome((error, error, note))) == "2 errors, 1 note in 2 files"
    assert summary(Outcome((), Tally(3, 1, 1, 0, 1, 1))) == "no findings; 3 claims: 1 cited, 1 judgement, 1 uncited"
    assert summary(Outcome((), Tally(0, 0, 0, 0, 0, 1))) == "no findings; no claims in 1 brief"


def test_a_fix_that_takes_something_out_says_so() -> None:
    place = Place.whole("docs/a.md")
    found = Finding("a", Severity.ERROR, "m", place, fix=Fix(place, ""))
    assert "= help: take it out" in FORMATS["full"](Outcome((found,)), SCREEN)

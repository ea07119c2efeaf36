"""Every fault of a declaration or a data file is found at its place; the sound chart beside it has none.

A case replaces one piece of the sound files; the place where the finding must stand is between ⟦ and ⟧.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright import charts
from briefwright.charts import Reading
from briefwright.findings import Severity
from briefwright.text import Text

Read = Callable[..., Reading]

DECLARATION = """\
title = "Exports fell by half"
units = "Million dollars"
alt = "Two bars of which the second is half as long"
kind = "bar"
sources = ["renwei2020, p. 3", "jetro2021"]

[columns.year]
role = "label"

[columns.exports]
role = "value"
suffix = "%"
source = "jetro2021"
"""
DATA = """\
year,exports
2019,1050
2020,525
"""


DOTS = """\
title = "Estimates differ"
units = "Percent"
alt = "Two dots far apart"
kind = "dot"
scale = "log"
sources = ["renwei2020"]
[columns.who]
role = "label"
[columns.when]
role = "date"
[columns.bound]
role = "qualifier"
[columns.share]
role = "value"
[columns.source]
role = "source"
"""
DOT_DATA = """\
who,when,bound,share,source
iResearch,2017-02,under,1,renwei2020
Horizon,,about,6,@renwei2020
"""


@dataclass(frozen=True)
class Case:
    """`sound` stands in one of the sound files; `faulty` takes its place."""

    sound: str
    faulty: str
    check: str
    says: str
    severity: Severity = Severity.ERROR


CASES = [
    Case('title = "Exports fell by half"', "title ⟦5⟧", "chart-reads", "not valid TOML"),
    Case('kind = "bar"', 'kind = "⟦', "chart-reads", "not valid TOML"),
    Case("sources =", "⟦source⟧ =", "chart-reads", "no field is named `source`"),
    Case('suffix = "%"', '⟦sufix⟧ = "%"', "chart-reads", "no field is named `sufix`"),
    Case('title = "Exports fell by half"', "title = ⟦12⟧", "chart-reads", "`title` must be a text"),
    Case('suffix = "%"', "decimals = ⟦true⟧", "chart-reads", "`decimals` must be a whole number"),
    Case('suffix = "%"', "decimals = ⟦9⟧", "chart-reads", "`decimals` must lie between 0 and 6"),
    Case('kind = "bar"', 'kind = ⟦"pie"⟧', "chart-reads", "no kind of chart is named `pie`"),
    Case('kind = "bar"', 'kind = "bar"\nscale = ⟦"log"⟧', "chart-reads", "cannot have the scale `log`"),
    Case('kind = "bar"', 'kind = "bar"\nlanguage = ⟦"not a tag"⟧', "chart-reads", "is not a language tag"),
    Case('role = "label"', 'role = ⟦"lable"⟧', "chart-reads", "no role is named `lable`"),
    Case('"Million dollars"', '⟦"Million\\u202e dollars"⟧', "chart-reads", "invisible character U+202E"),
    Case('alt = "Two bars of which the second is half as long"', "", "chart-is-described", "has no `alt`"),
    Case('units = "Million dollars"', 'units = ⟦" "⟧', "chart-is-described", "has no `units`"),
    Case('title = "Exports fell by half"', 'title = ⟦""⟧', "chart-is-described", "has no `title`"),
    Case('["renwei2020, p. 3", "jetro2021"]', "⟦[]⟧", "chart-names-its-source", "names no source"),
    Case('"renwei2020, p. 3"', '⟦"[see @a; @b]"⟧', "chart-names-its-source", "does not name a source"),
    Case('"renwei2020, p. 3"', "⟦7⟧", "chart-names-its-source", "does not name a source"),
    Case('source = "jetro2021"', 'source = ⟦"jetro2020"⟧', "chart-names-its-source", "not among the chart's sources"),
    Case("2020,525", "⟦2020,525,1⟧", "chart-reads", "the row has 3 cells"),
    Case("2020,525", "⟦2020⟧", "chart-reads", "the row has 1 cells"),
    Case("525", '⟦"1,050"⟧', "chart-reads", "`1,050` in the column `exports` is not a number"),
    Case("525", "⟦ 52%⟧", "chart-reads", "`52%` in the column `exports` is not a number"),
    Case("525", "⟦５２５⟧", "chart-reads", "is not a number"),
    Case("525", "⟦1e999999⟧", "chart-reads", "is not a number"),
    Case("2020,", "⟦⟧,", "chart-reads", "the row has no label"),
    Case("2020,", '⟦"=HYPERLINK(1)"⟧,', "chart-reads", "would run this cell as a formula", Severity.WARNING),
    Case("2020,", "⟦@import⟧,", "chart-reads", "would run this cell as a formula", Severity.WARNING),
    Case("2020,", "⟦20\u200b20⟧,", "chart-reads", "invisible character U+200B"),
    Case("2020,525", '⟦"2020,525⟧', "chart-reads", "never closed"),
    Case("2020,525", '⟦20"20⟧,525', "chart-reads", "inside a cell that is not quoted"),
    Case("year,exports", "year,⟦export⟧", "chart-reads", "says nothing of the column `export`"),
    Case("year,exports", "year,⟦year⟧", "chart-reads", "two columns are named `year`"),
    Case("year,exports", "year,⟦⟧", "chart-reads", "a column has no name"),
    Case("year,exports", "⟦year;exports⟧", "chart-reads", "not separated with commas"),
    Case("[columns.year]", "[⟦columns.jahr⟧]", "chart-reads", "no column `jahr`"),
    Case("2019,1050\n2020,525\n", "", "chart-has-its-data", "no rows"),
    Case("2019,1050\n2020,525\n", "2019,\n2020,\n", "chart-has-its-data", "holds no number"),
]

DOT_CASES = [
    Case("2017-02", "⟦2017-13⟧", "chart-reads", "`2017-13` is not a date"),
    Case("2017-02", "⟦February 2017⟧", "chart-reads", "is not a date"),
    Case("under", "⟦below⟧", "chart-reads", "`below` does not qualify a number"),
    Case("under,1", "under,⟦0⟧", "chart-reads", "`0` has no place on a logarithmic scale"),
    Case("under,1", "under,⟦-1⟧", "chart-reads", "no place on a logarithmic scale"),
    Case("@renwei2020", "⟦jetro2021⟧", "chart-names-its-source", "the row cites `jetro2021`"),
    Case('kind = "dot"', 'kind = "line"', "chart-reads", "a line needs a date in every row"),
    Case('kind = "dot"', 'kind = "line"', "chart-reads", "takes 0 columns with the role `label`, not 1"),
    Case('role = "qualifier"', 'role = "value"', "chart-reads", "takes 1 column with the role `value`, not 2"),
]


def test_the_sound_chart_has_no_findings(read: Read) -> None:
    assert read(DOTS, DOT_DATA).findings == ()
    reading = read(DECLARATION, DATA)
    assert reading.findings == ()
    assert reading.chart is not None
    assert [(source.key, source.locator) for source in reading.chart.sources] == [
        ("renwei2020", "p. 3"),
        ("jetro2021", ""),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("sound", "case"),
    [
        pytest.param(sound, case, id=case.says)
        for sound, cases in (((DECLARATION, DATA), CASES), ((DOTS, DOT_DATA), DOT_CASES))
        for case in cases
    ],
)
def test_a_fault_is_found_at_its_place(sound: tuple[str, str], case: Case, line_end: str, read: Read) -> None:
    assert case.sound in "".join(sound)
    in_data = case.sound in sound[1]
    files = list(sound)
    files[in_data] = files[in_data].replace(case.sound, case.faulty, 1)
    marked = files[in_data].replace("\n", line_end)
    plain = [text.replace("\n", line_end).replace("⟦", "").replace("⟧", "") for text in files]
    found = [one for one in read(*plain).findings if case.says in one.message]
    assert [(one.check, one.severity) for one in found] == [(case.check, case.severity)]
    before, mark, rest = marked.partition("⟦")
    if mark:
        assert found[0].place.path == ("charts/sample/data.csv" if in_data else "charts/sample/chart.toml")
        assert found[0].place.start == Text("marked", before).position(len(before))
    if "⟧" in rest:
        assert plain[in_data][found[0].place.span.start : found[0].place.span.end] == rest.partition("⟧")[0]


def test_all_faults_are_found_in_one_run(read: Read) -> None:
    declaration = DECLARATION.replace("alt =", "alternative =").replace('kind = "bar"', 'kind = "bra"')
    checks = [one.check for one in read(declaration, DATA.replace("525", "half")).findings]
    assert sorted(checks) == ["chart-is-described", "chart-reads", "chart-reads", "chart-reads"]


def test_a_chart_without_data_says_where_it_belongs(read: Read) -> None:
    (found,) = read(DECLARATION, None).findings
    assert (found.check, found.place.path) == ("chart-has-its-data", "charts/sample/chart.toml")
    assert "charts/sample/data.csv" in found.help


def test_a_repairable_number_comes_with_its_repair(read: Read) -> None:
    (found,) = read(DECLARATION, DATA.replace("1050", '"1,050"')).findings
    assert found.fix is not None
    assert found.fix.replacement == "1050"
    assert read(DECLARATION, DATA.replace("1050", found.fix.replacement)).findings == ()


def test_a_mistyped_word_comes_with_the_nearest_known_one(read: Read) -> None:
    (found,) = read(DECLARATION.replace("suffix", "sufix"), DATA).findings
    assert found.help == "did you mean `suffix`?"


def test_a_chart_without_description_can_still_be_looked_at(read: Read) -> None:
    reading = read(DECLARATION.replace("alt =", "note ="), DATA)
    assert [one.check for one in reading.findings] == ["chart-is-described"]
    assert reading.chart is not None


@pytest.mark.parametrize(
    ("declaration", "data", "says"),
    [
        ("x = 1\n" * 20_000, DATA, "longer than"),
        (DECLARATION, "year,exports\n" + "2019,1\n" * 60_000, "longer than"),
        (DECLARATION, "year,exports\n" + "2019,1\n" * 61, "at most 60 rows"),
        (DECLARATION.replace("Exports", "Exports" * 60), DATA, "longer than 240"),
        (DECLARATION, DATA.replace("2020", "2020" * 90), "longer than 300"),
        ("sources = " + "[" * 30_000, DATA, "nests too deeply"),
        ("a" + ".a" * 30_000 + " = 1", DATA, "nests too deeply"),
        (DECLARATION, "," * 1_000 + "\n" + "," * 1_000, "a chart takes at most 24"),
    ],
)
def test_sizes_are_bounded(declaration: str, data: str, says: str, read: Read) -> None:
    reading = read(declaration, data)
    assert reading.chart is None
    assert any(says in one.message for one in reading.findings)


def test_a_file_full_of_faults_gives_a_hundred_findings(read: Read) -> None:
    assert len(read("sources = [" + "[]," * 20_000 + "]", "year,exports\n" + "1\n" * 9_000).findings) == 100


def test_a_folder_name_that_is_no_slug_is_refused(read: Read) -> None:
    reading = read(DECLARATION, DATA, slug='x"><script>')
    assert reading.chart is None
    assert "cannot name a chart" in reading.findings[0].message


PIECES = st.sampled_from(
    ["[", "]", "{", "}", "=", '"', '"""', "'", "\n", "\r\n", ",", "#", ".", "[columns.year]", "role", "sources", "é"]
)


@given(st.lists(PIECES | st.text(max_size=4)).map("".join), st.text())
@settings(max_examples=150, deadline=None)
def test_reading_never_raises(junk: str, data: str) -> None:
    for declaration in (junk, DECLARATION + junk, DECLARATION.replace('"Million dollars"', junk)):
        reading = charts.read("sample", Text("chart.toml", declaration), Text("data.csv", data))
        assert reading.chart is not None or reading.findings

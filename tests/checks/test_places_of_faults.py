"""The very words that a finding is about, what would mend it, and what it points to beside them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.checks.cases import TODAY, project_of
from tests.checks.test_help import FALL, HEAD, item

from briefwright.findings import Place
from briefwright.project import Project

BOOKS = item("kestrel2020") + item("paper2021").replace("primary", "press")
QUOTES = {"bibliography/quotes/kestrel2020.toml": '[half]\nexact = "fell by half"\n'}
Told = tuple[str, str]
NOTHING: list[Told] = []


def project(body: str, more: str = "", files: Mapping[str, str] | None = None) -> Project:
    text = HEAD.format(more=more) + FALL + body
    return project_of({"docs/briefs/x.md": text, **(files or {})}, BOOKS)


def words(checked: Project, place: Place) -> str:
    sources = checked.sources
    texts = {text.path: text for text in (*sources.documents, *sources.bibliography, *sources.quotes)}
    return texts[place.path][place.span]


def found(body: str, more: str = "", files: Mapping[str, str] | None = None) -> list[Told]:
    """Of each finding its words in the text and its message."""
    checked = project(body, more, files)
    return [(words(checked, one.place), one.message) for one in checked.check(TODAY).findings]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("It fell by 4%. <!-- calc: 1 / 2 = 60% -->", [("60%", "1 / 2 is 50%, not 60%")]),
        ("It fell by 4%. <!-- calc: 1 / 2 = 50% -->", NOTHING),
        ("It fell by 4%. <!-- calc: 1 / 0 = 60% -->", [("/ 0", "division by zero")]),
        ("It fell by 4% [@kestrel202, p. 3].", [("@kestrel202", "no source `kestrel202`")]),
        ("[@kestrel2020, p. 3.", [("[@kestrel2020", "the bracket before `@kestrel2020` is never closed")]),
        ("［@kestrel2020, p. 3］ and ［@kestrel2020］.", NOTHING),
        ("| A | B |\n|---|---|\n| [@kestrel2020] | It fell by 4%. | b [@paper2021] |",
         [("[@paper2021]", "`[@paper2021]` stands in a cell for which the table has no column, and is not shown")]),
        ("| A | B |\n|---|---|\n| [@kestrel2020] | It fell by 4% [@paper2021]. |", NOTHING),
        ("| A | B |\n|---|---|\n| x | It fell by 4%. |",
         [("x | It fell by 4%.", "no source for a claim (percent: “4%”): x | It fell by 4%.")]),
        ("It fell by 4%.", [("It fell by 4%.", "no source for a claim (percent: “4%”): It fell by 4%.")]),
        ("<div>It fell by [@kestrel202].</div>",
         [("[@kestrel202]", "`[@kestrel202]` stands inside raw HTML, where nothing is read as a citation")]),
        ("<div>It fell @other of.</div>", NOTHING),
        ("<div><!-- [@kestrel202] --><code>[@kestrel202]</code></div>", NOTHING),
        ("It fell.[^2]\n\n[^1]: a [@kestrel2020]",
         [("[^2]", "no footnote `[^2]`"), ("[^1]", "nothing leads to the footnote `[^1]`")]),
        ("It fell.[^1]\n\n[^1]: a [@kestrel2020]", NOTHING),
        ("It <blink>fell</blink>.",
         [("<blink>", "`<blink>` is taken out of the page"),
          ("</blink>", "`<blink>` is taken out of the page")]),
        ("It <b onclick='x'>fell</b>.", [("<b onclick='x'>", "`onclick` of `<b>` is taken out of the page")]),
        ("It <b title='x' data-x=1 aria-label=y>fell</b> <a href='https://a.example'>x</a>.", NOTHING),
        ("It <a href='data:x'>fell</a>.",
         [("<a href='data:x'>", "the address `data:` of `<a>` is taken out of the page")]),
        ("It [fell](javascript:x).", [("javascript:x", "the link has the scheme `javascript:` and is not published")]),
        ("![a](data:x)", [("data:x", "the picture has the scheme `data:` and is not published")]),
        ("It [fell](mailto:a@b.example).", NOTHING),
        ("It [fell](nowhere.md).",
         [("nowhere.md", "the link leads to `docs/briefs/nowhere.md`, which does not exist")]),
        ("It [fell](../../bibliography/sources.bib).",
         [("../../bibliography/sources.bib",
           "the link leads to `bibliography/sources.bib`, which is outside the published folder")]),
        ("It [fell](x.md#a).", NOTHING),
        ("![a](no.png)", [("no.png", "the picture `docs/briefs/no.png` does not exist")]),
        ("Less [#fal; #fall].", [("[#fal; #fall]", "no claim `#fal` in this brief")]),
        ("It fell by 4% [@kestrel2020, #hlf].",
         [("#hlf", "no quote `hlf` of `kestrel2020` in `bibliography/quotes/kestrel2020.toml`")]),
        ("It fell by 4%. <!-- no-source: methd -->",
         [("<!-- no-source: methd -->", "`methd` is no reason to pass a claim")]),
        ("It fell by 4%. <!-- no-source: -->", [("<!-- no-source: -->", "a waiver without a reason")]),
        ("It fell by 4%. <!-- no-source: other: we saw it -->", NOTHING),
        ("It fell by 4%. <!-- no-source: other -->",
         [("<!-- no-source: other -->", "the reason `other` needs a note that readers will see")]),
        ("It fell by 4%. <!-- no-source: method; BY: A B; until: 2027-01-31 -->", NOTHING),
        ("It fell by 4%. <!-- no-source: method; b: c -->",
         [("<!-- no-source: method; b: c -->", "`b: c` is no part of a waiver")]),
        ("It fell by 4%. <!-- no-source: method; until: soon -->",
         [("<!-- no-source: method; until: soon -->", "the end of the waiver is no date")]),
        ("It fell by 4%. <!-- no-source: method; until: 2026-11-24 -->", NOTHING),
        ("It fell by 4%. <!-- no-source: method; until: 2026-11-23 -->",
         [("<!-- no-source: method; until: 2026-11-23 -->", "the waiver ran out on 2026-11-23")]),
        ("It is old. <!-- no-source: method -->",
         [("<!-- no-source: method -->", "a waiver for nothing: the sentence needs no source")]),
        ("It is old. <!-- id: old --> <!-- no-source: method -->", NOTHING),
        ("It fell by 4% [@kestrel2020]. <!-- no-sourc: method -->",
         [("<!-- no-sourc: method -->", "`no-sourc` is no mark")]),
        ("It fell by 4% [@kestrel2020]. <!-- no-source method -->",
         [("<!-- no-source method -->", "`no-source method` is no mark")]),
        ("It fell by 4% [@kestrel2020]. <!-- no sorc: method -->", NOTHING),
        ("It fell by 4% [@kestrel2020, “fell].", [("@kestrel2020, “fell", "a quote that does not end: `“fell`")]),
        ("It fell by 4% [@kestrel2020]. <!-- id: a --> <!-- id: b -->",
         [("<!-- id: b -->", "a second mark `id` for one sentence")]),
        ("It is not so [@kestrel2020]. <!-- disputes: @paper2021 -->",
         [("@paper2021", "`@paper2021` is not cited in the sentence that it disputes")]),
        ("It is not so [@kestrel2020]. <!-- id: half",
         [("<!-- id: half", "a comment that is never closed: `<!-- id: half`")]),
        ("It is not so [@kestrel2020] [#half", [("[#half", "a pointer is a name in brackets: `[#half`")]),
        ("It is not so [@kestrel2020] [[#half]].",
         [("[[#half]]", "a pointer is a name in brackets: `[[#half]]`"),
         ("[#half]", "no claim `#half` in this brief")]),
        ("It is not so [@kestrel2020]{#half}.", [("{#half}", "braces name no claim and cover nothing: `{#half}`")]),
        ("It is not so [@kestrel2020] `{#half}`.", NOTHING),
        ("Text\n::: briefs", [("::: briefs", "`::: briefs` is shown as it stands")]),
        ("::: briefs x", [("::: briefs x", "`x` means nothing behind `::: briefs`")]),
        ("::: source nosuch", [("::: source nosuch", "no source `nosuch`")]),
        ("::: source kestrel2020\n\n::: briefs\n\n::: a.dotted.name", NOTHING),
    ],
)  # fmt: skip
def test_a_finding_stands_at_the_words_that_it_is_about(body: str, told: list[Told]) -> None:
    assert found(f"{body}\n") == told


def test_a_quote_that_no_cite_names_stands_at_its_name() -> None:
    assert found("It fell by 4% [@kestrel2020].\n", files=QUOTES) == [
        ("half", "no cite names the quote `half` of `kestrel2020`")
    ]
    other = {"bibliography/quotes/kestrel202.toml": QUOTES["bibliography/quotes/kestrel2020.toml"]}
    assert found("It fell.\n", files=other) == [("", "quotes of `kestrel202`, and no source has that key")]


@pytest.mark.parametrize(
    ("body", "replacement"),
    [
        ("It fell by 4%. <!-- calc: 1 / 2 = 60% -->", "50%"),
        ("It fell by 4% [@kestrel202].", "@kestrel2020"),
        ("It fell by 4% [@kestrl202].", "@kestrel2020"),
        ("It fell by 4% [@kstrl202].", None),
        ("It fell by 4% [@{kestrel202}].", None),
        ("It fell by 4% [@kestrel2020, @paper2021].", "; "),
        ("It fell by 4% [@kestrel2020 and also @paper2021].", None),
        ("It fell by four@kestrel2020.", " @kestrel2020"),
    ],
)
def test_what_would_mend_a_finding_is_given_where_it_is_sure(body: str, replacement: str | None) -> None:
    (one, *_) = project(f"{body}\n").check(TODAY).findings
    assert (one.fix.replacement if one.fix else None) == replacement


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("It fell by 4% and rose in May.", [("4%", "percent: “4%”")]),
        ("It fell again [@kestrel2020]. <!-- id: fall -->", [("<!-- id: fall -->", "the first")]),
        ("It fell.[^1]\n\n[^1]: a [@kestrel2020]\n\n[^1]: b [@kestrel2020]", [("[^1]", "the first one")]),
        ("It fell by 4% [@kestrel2020, “fell by 5% in May at the mill”].",
         [("@kestrel2020, “fell by 5% in May at the mill”", "the quote of `kestrel2020`")]),
        ("It fell by half. [#fall]", []),
    ],
)  # fmt: skip
def test_a_finding_points_to_what_it_speaks_of(body: str, labels: list[Told]) -> None:
    checked = project(f"{body}\n")
    found = checked.check(TODAY).findings
    assert [(words(checked, label.place), label.message) for one in found[:1] for label in one.labels] == labels
    assert all(label.place.span != one.place.span for one in found[:1] for label in one.labels)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nlang: zh-Hans\n", NOTHING),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nlang: english-words-verylongone\n",
         [("english-words-verylongone", "`english-words-verylongone` is no language tag")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: soon\n", [("soon", "`date` is no day: `soon`")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nupdated: [a]\n",
         [("[a]", "`updated` is no day: `['a']`")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nstatus: ready\n",
         [("ready", "`status` is `ready`")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nstatus: published\n", NOTHING),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\ntemplate: a.html\n",
         [("a.html", "`template` would put the page into another template")]),
        ("title: [X]\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\n", [("[X]", "`title` is no text")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [{}]\ndate: 2026-01-01\n", [("[{}]", "`authors` names nobody")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [{name: A, url: a.example}]\ndate: 2026-01-01\n",
         [("[{name: A, url: a.example}]", "the `url` of an author is no web address")]),
        ("title: X\ndeck: D. [#fall]\nauthors: [{name: A, url: 'https://a.example'}]\ndate: 2026-01-01\n", NOTHING),
        ("title: X\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\nstaus: draft\n",
         [("draft", "the field `staus` is read by nothing")]),
        ("deck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\n", [("---", "the front matter has no `title`")]),
        ("title: X\nauthors: [A B]\ndate: 2026-01-01\n", [("---", "the front matter has no `deck`")]),
        ("title:\ndeck: D. [#fall]\nauthors: [A B]\ndate: 2026-01-01\n", [("", "the front matter has no `title`")]),
    ],
)  # fmt: skip
def test_a_fault_of_the_front_matter_stands_at_its_field(head: str, told: list[Told]) -> None:
    checked = project_of({"docs/briefs/x.md": f"---\n{head}---\n\n{FALL}"}, BOOKS)
    assert [(words(checked, one.place), one.message) for one in checked.check(TODAY).findings] == told


def test_severity_follows_what_is_lost() -> None:
    def severities(body: str, more: str = "") -> list[str]:
        return [str(one.severity) for one in project(f"{body}\n", more).check(TODAY).findings]

    assert severities("It <blink>fell.") == ["warning"]
    assert severities("It <form>fell.") == ["error"]
    assert severities("It <b onload=x>fell</b>.") == ["error"]
    assert severities("It <b foo=x>fell</b>.") == ["warning"]
    assert severities("<div>It fell [@other].</div>") == ["note"]
    assert severities("<div>It fell [@kestrel202].</div>") == ["error"]
    assert severities("", "staus: draft\n") == ["error"]
    assert severities("", "updatd: 2026-01-01\n") == ["warning"]

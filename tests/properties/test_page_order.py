"""The order in which the files of a project are found decides nothing: not what is said, not what is written."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.project import Project, Sources
from briefwright.settings import Settings
from briefwright.text import Text

BIBLIOGRAPHY = (
    Text(
        "bibliography/sources.bib",
        "@report{port2026, author={{Port Authority}}, title={Report}, institution={Port}, date={2026}}\n"
        "@book{ash2011, author={Ash, Ann}, title={Harbours}, publisher={Northern Press}, date={2011}}\n",
    ),
    Text("bibliography/more.bib", "@book{ash2011b, author={Ash, Ann}, title={Barges}, publisher={P}, date={2011}}\n"),
)
_HEAD = "---\ntitle: {0}\ndeck: Of harbours.\nauthors: [Ana Ruiz]\ndate: 2026-11-24\ntopics: [Ports]\n---\n\n"
BODIES = (
    "The port reports an income of $40 million [@port2026, p. 3]. It had 12 ships [@ash2011].",
    "Half of the ships, 50%, are old [@ash2011b; @ash2011]. The office counts $31 million.",
    "Nobody knows [@nowhere2000].\n\n::: references",
)
DOCUMENTS = tuple(
    Text(f"docs/briefs/{name}.md", _HEAD.format(name.title()) + body + "\n")
    for name, body in zip(("harbour", "ships", "nobody"), BODIES, strict=True)
)


def made(documents: tuple[Text, ...], bibliography: tuple[Text, ...]) -> tuple[object, object]:
    chosen = Settings(bibliography=tuple(text.path for text in bibliography))
    project = Project(Sources(chosen, documents, bibliography))
    return project.check(date(2026, 11, 24)), project.prepare()


@settings(max_examples=8, deadline=None)
@given(st.permutations(DOCUMENTS))
def test_the_order_of_the_pages_does_not_matter(documents: list[Text]) -> None:
    assert made(tuple(documents), BIBLIOGRAPHY) == made(DOCUMENTS, BIBLIOGRAPHY)


def test_a_second_look_at_the_same_pages_says_and_writes_the_same() -> None:
    assert made(DOCUMENTS, BIBLIOGRAPHY) == made(DOCUMENTS, BIBLIOGRAPHY)
    assert made(DOCUMENTS[:2], BIBLIOGRAPHY) != made(DOCUMENTS, BIBLIOGRAPHY)

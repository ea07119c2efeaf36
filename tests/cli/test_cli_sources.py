"""`briefwright sources`: the list, the doctor, and adding without ever doubling or losing anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefwright import bibliography
from briefwright.bibliography import Item
from briefwright.text import Text

Make = Callable[..., Path]
Run = Callable[..., Any]
SOURCES = """\
@report{port2026,
  author = {{Port Authority}}, title = {Annual Report 2025}, institution = {Port Authority}, date = {2026-03},
  langid = {english}, url = {https://port.example/report-2025.pdf}, keywords = {primary},
}
"""
QUAY = """\
@book{quay2020,   % as its author laid it out
  title    = {Quays and {Cranes}},
  author   = {Ruiz, Ana},
  publisher= {Harbour Press}, date = {2020}, doi = {10.1234/quay},
}
"""
CHINESE = """\
@article{customs2026,
  author = {{海关总署}}, title = {港口年度统计报告}, journaltitle = {统计}, date = {2026}, langid = {chinese},
  keywords = {official},
}
"""


def items(folder: Path) -> dict[str, Item]:
    content = (folder / "bibliography/sources.bib").read_text(encoding="utf-8")
    return {item.key: item for item in bibliography.read(Text("sources.bib", content)).items}


def test_the_list_has_a_line_a_source_with_columns_that_line_up(project: Make, briefwright: Run) -> None:
    folder = project()
    with (folder / "bibliography/sources.bib").open("a", encoding="utf-8") as file:
        file.write(CHINESE)
    ran = briefwright(folder, "sources", "list")
    assert ran.code == 0
    assert ran.out == (
        "key          kind      lang  year  cited  title\n"
        "port2026     primary   en    2026      1  Annual Report 2025\n"
        "customs2026  official  zh    2026      0  港口年度统计报告\n"
    )


def test_the_doctor_names_what_nothing_cites(project: Make, briefwright: Run) -> None:
    folder = project()
    assert "nothing cites" not in briefwright(folder, "sources", "doctor").out
    with (folder / "bibliography/sources.bib").open("a", encoding="utf-8") as file:
        file.write(QUAY)
    ran = briefwright(folder, "sources", "doctor")
    assert ran.code == 0
    assert "note[source-is-complete]: nothing cites `quay2020`" in ran.out
    assert "claims" not in ran.out


def test_an_entry_is_added_as_its_author_wrote_it_and_the_rest_stays(project: Make, briefwright: Run) -> None:
    folder = project({"new.bib": QUAY})
    before = (folder / "bibliography/sources.bib").read_bytes()
    ran = briefwright(folder / "docs", "sources", "add", "../new.bib")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("added to bibliography/sources.bib: quay2020\n")
    after = (folder / "bibliography/sources.bib").read_bytes()
    assert after == before + b"\n" + QUAY.encode()
    assert briefwright(folder, "check").code == 0


def test_line_ends_stay_of_one_kind(project: Make, briefwright: Run) -> None:
    old = "@misc{a, title = {A}}\r\n"
    folder = project({"bibliography/sources.bib": old, "new.bib": QUAY})
    briefwright(folder, "sources", "add", "new.bib")
    after = (folder / "bibliography/sources.bib").read_bytes()
    assert after.startswith(old.encode())
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_bibliography_begins_with_its_first_source(project: Make, briefwright: Run) -> None:
    folder = project({"new.bib": QUAY})
    (folder / "bibliography/sources.bib").unlink()
    assert briefwright(folder, "sources", "add", "new.bib").code == 0
    assert list(items(folder)) == ["quay2020"]


def test_an_entry_that_leans_on_others_is_added_so_that_it_says_the_same(project: Make, briefwright: Run) -> None:
    leaning = '@string{hp = "Harbour Press"}\n' + QUAY.replace("{Harbour Press}", "hp, annote = {for us alone}")
    folder = project({"new.bib": leaning})
    assert briefwright(folder, "sources", "add", "new.bib").code == 0
    assert items(folder)["quay2020"].publisher == "Harbour Press"
    assert items(folder)["quay2020"].value("annotation") == "for us alone"


SAME_KEY = QUAY.replace("quay2020", "port2026")
SAME_DOI = QUAY.replace("quay2020", "other").replace("10.1234/quay", "10.5/PORT")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (SAME_KEY, "the bibliography has a source `port2026` already"),
        (SAME_DOI, "`other` is the work that the bibliography has as `port2026`"),
    ],
)
def test_a_source_that_is_there_is_not_added_again(project: Make, briefwright: Run, entry: str, message: str) -> None:
    with_doi = SOURCES.replace("  langid", "  doi         = {10.5/port},\n  langid")
    folder = project({"bibliography/sources.bib": with_doi, "new.bib": CHINESE + entry})
    ran = briefwright(folder, "sources", "add", "new.bib")
    assert ran.code == 1
    assert f"error[source-is-new]: {message}" in ran.out
    assert "it stands here" in ran.out
    assert ran.out.endswith("nothing was added\n")
    assert (folder / "bibliography/sources.bib").read_bytes() == with_doi.encode()


@pytest.mark.parametrize(
    ("name", "content", "code", "told"),
    [
        ("broken.bib", "@book{quay2020, title = {Quays\n", 1, "nothing was added"),
        ("empty.bib", "% nothing here\n", 1, "holds no source"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    project: Make, briefwright: Run, name: str, content: str, code: int, told: str
) -> None:
    folder = project({name: content})
    before = (folder / "bibliography/sources.bib").read_bytes()
    ran = briefwright(folder, "sources", "add", name)
    assert ran.code == code
    assert told in ran.out + ran.err
    assert (folder / "bibliography/sources.bib").read_bytes() == before


def test_a_bibliography_in_another_encoding_is_not_mixed(project: Make, briefwright: Run) -> None:
    folder = project({"new.bib": QUAY})
    before = SOURCES.encode("utf-16")
    (folder / "bibliography/sources.bib").write_bytes(before)
    ran = briefwright(folder, "sources", "add", "new.bib")
    assert ran.code == 1
    assert "`bibliography/sources.bib` is not UTF-8; nothing was added" in ran.err
    assert (folder / "bibliography/sources.bib").read_bytes() == before


def test_a_missing_file_is_told(project: Make, briefwright: Run) -> None:
    ran = briefwright(project(), "sources", "add", "none.bib")
    assert ran.code == 1
    assert "`none.bib` cannot be read: there is no such file" in ran.out


def test_without_a_bib_file_in_the_settings_there_is_nowhere_to_add(project: Make, briefwright: Run) -> None:
    settings = "markdown_extensions: [{briefwright: {bibliography: [bibliography/sources.json]}}]\n"
    folder = project({"mkdocs.yml": settings, "bibliography/sources.json": "[]", "new.bib": QUAY})
    ran = briefwright(folder, "sources", "add", "new.bib")
    assert ran.code == 2
    assert "name no .bib file" in ran.err


CSL = json.dumps(
    [
        {
            "id": "quay2020",
            "type": "book",
            "title": "Quays and Cranes",
            "author": [{"family": "Ruiz", "given": "Ana"}],
            "publisher": "Harbour Press",
            "issued": {"date-parts": [[2020, 5]]},
            "language": "en",
        }
    ]
)
RIS = """\
TY  - BOOK
ID  - quay2020
TI  - Quays and Cranes
AU  - Ruiz, Ana
PB  - Harbour Press
PY  - 2020/05//
LA  - en
ER  -
"""


@pytest.mark.parametrize(("name", "content"), [("new.json", CSL), ("new.ris", RIS)])
def test_other_forms_become_entries_that_say_the_same(project: Make, briefwright: Run, name: str, content: str) -> None:
    folder = project({name: content})
    assert briefwright(folder, "sources", "add", name).code == 0
    item = items(folder)["quay2020"]
    assert (item.type, item.title, item.publisher, item.year) == ("book", "Quays and Cranes", "Harbour Press", "2020")
    assert item.csl["author"] == [{"family": "Ruiz", "given": "Ana"}]
    assert "port2026" in items(folder)

"""Settings: every fault has its place, and a repaired twin in which nothing is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefwright.findings import Finding, Severity
from briefwright.hosts import settings as settings_file
from briefwright.hosts.settings import Reading, UnusableSettings, parse
from briefwright.settings import OPTIONS, Settings
from briefwright.text import Text

CASES = yaml.safe_load((Path(__file__).parent / "settings_cases.yml").read_text(encoding="utf-8"))
CHECKS = ("claim-has-citation", "citation-resolves")


def read(content: str) -> Reading:
    return parse(Text("mkdocs.yml", content), CHECKS)


def told(found: Finding) -> str:
    start, end = found.place.start, found.place.end
    return f"{start.line}:{start.column}-{end.column}: {found.message}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_fault_is_found_at_its_place(case: dict[str, Any]) -> None:
    found = read(case["text"]).findings
    assert [told(one) for one in found] == case["found"]
    assert {one.severity for one in found} == {Severity.ERROR}
    assert found[0].help == case["help"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_nothing_is_found_in_the_repaired_twin(case: dict[str, Any]) -> None:
    assert read(case["repaired"]).findings == ()


def test_what_is_not_set_keeps_its_default() -> None:
    assert read("markdown_extensions: [briefwright]\n").settings == Settings()


def test_everything_that_can_be_set_arrives() -> None:
    settings = read(
        """\
site_name: 港口
site_url: https://port.example/
site_description: Papers
docs_dir: texts
site_dir: public
theme: {name: briefwright, language: de}
markdown_extensions:
  - toc: {permalink: true}
  - briefwright:
      briefs_dir: papers
      bibliography: [a.bib, lib/b.bib]
      charts_dir: graphs
      style: styles/own.csl
      severities: {claim-has-citation: note}
      abbreviations: [Hbr., Abt.]
"""
    ).settings
    assert settings == Settings(
        docs_dir="texts",
        site_dir="public",
        briefs_dir="papers",
        bibliography=("a.bib", "lib/b.bib"),
        charts_dir="graphs",
        style="styles/own.csl",
        language="de",
        site_name="港口",
        site_url="https://port.example/",
        site_description="Papers",
        severities={"claim-has-citation": Severity.NOTE},
        abbreviations=("Hbr.", "Abt."),
    )


def test_our_own_language_goes_before_the_themes() -> None:
    assert read("theme: {language: de}\nmarkdown_extensions: [{briefwright: {language: ja}}]").settings.language == "ja"


def test_the_table_of_options_and_the_settings_agree() -> None:
    defaults = Settings()
    for name, option in OPTIONS.items():
        expected = getattr(defaults, name)
        assert option.default == (tuple(expected) if option.kind == "severities" else expected)


def test_a_fix_stands_exactly_where_the_fault_is() -> None:
    text = Text("mkdocs.yml", "markdown_extensions:\n  - briefwright: {language: no}\n")
    fix = parse(text).findings[0].fix
    assert fix is not None
    mended = text.content[: fix.place.span.start] + fix.replacement + text.content[fix.place.span.end :]
    assert parse(Text("mkdocs.yml", mended)).settings.language == "no"


def test_either_name_of_the_file_will_do_and_the_first_goes_first(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yaml").write_text("site_name: B\nmarkdown_extensions: [briefwright]\n", encoding="utf-8")
    assert settings_file.read(tmp_path).settings.site_name == "B"
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nmarkdown_extensions: [briefwright]\n", encoding="utf-8")
    assert settings_file.read(tmp_path).settings.site_name == "A"


def unusable(folder: Path) -> list[str]:
    with pytest.raises(UnusableSettings) as error:
        settings_file.read(folder)
    assert {found.check for found in error.value.findings} == {"settings-are-valid"}
    return [found.message for found in error.value.findings]


def test_a_linked_settings_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("markdown_extensions: [briefwright]\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").symlink_to(tmp_path / "real.yml")
    assert unusable(tmp_path) == ["`mkdocs.yml` is a symbolic link"]


def test_settings_in_another_encoding_are_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: Caf\xe9\nmarkdown_extensions: [briefwright]\n")
    (message,) = unusable(tmp_path)
    assert message.startswith("`mkdocs.yml` holds a byte that is not UTF-8")


def test_oversized_settings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("#" * 250_001, encoding="utf-8")
    assert unusable(tmp_path) == ["`mkdocs.yml` is larger than 0.25 MB"]


def test_what_is_said_of_one_file_is_bounded() -> None:
    assert len(read("a: b\n" * 1000).findings) == 100


WORD = "3:19-26: `severities` is a text, not a mapping"


@pytest.mark.parametrize(("value", "found"), [("", []), ("warning", [WORD])])
def test_severities_may_be_empty_but_no_word(value: str, found: list[str]) -> None:
    content = f"markdown_extensions:\n  - briefwright:\n      severities: {value}"
    assert [told(one) for one in read(content).findings] == found


names = st.sampled_from([*OPTIONS, "site_dir", "docs_dir", "theme", "markdown_extensions", "INHERIT", "x"])
scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["..", "/", "briefwright"])
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(names, trees, max_size=5).map(yaml.safe_dump) | st.text())
def test_whatever_stands_there_reading_ends_in_settings_and_places(content: str) -> None:
    text = Text("mkdocs.yml", content)
    reading = parse(text, CHECKS)
    for found in reading.findings:
        assert 0 <= found.place.span.start <= found.place.span.end <= len(content)
    for path in (reading.settings.docs_dir, reading.settings.charts_dir, *reading.settings.bibliography):
        assert not path.startswith("/")
        assert ".." not in path.split("/")

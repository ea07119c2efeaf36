"""What is kept from one time to the next changes no result, and needs no care."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.speed.conftest import EDITS, FAULTS, Edit

from briefwright.hosts import cache, cache_reading, parallel, workspace
from briefwright.hosts.cache_packs import Packs
from briefwright.project import Project, Report
from briefwright.text import Text

TODAY = date(2026, 1, 1)
NAME = "0" * 64


def cached(folder: Path) -> Project:
    return cache_reading.project(folder, workspace.read(folder))


def report(project: Project) -> Report:
    return project.check(TODAY)


def entries(folder: Path, kind: str) -> list[Path]:
    return sorted(path for path in (folder / cache.FOLDER / kind).rglob("*") if path.is_file())


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The documents that were read anew since it was asked last."""
    seen: list[str] = []
    spread = parallel.spread

    def counting(work: object, values: list[object]) -> list[object]:
        seen.extend(value.path for value in values if isinstance(value, Text))
        return spread(work, values)  # type: ignore[arg-type]  # any work on any values, as given

    monkeypatch.setattr(parallel, "spread", counting)

    def asked() -> list[str]:
        told = list(seen)
        seen.clear()
        return told

    return asked


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_evidence_and_the_findings_are_those_of_a_plain_reading(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    edits: list[Edit] = [*EDITS.values(), *FAULTS.values()]
    for edit in [None, *chance.choices(edits, k=5)]:
        if edit is not None:
            edit(project, chance)
        plain, kept = Project(workspace.read(project)), cached(project)
        assert kept.written.pages == plain.written.pages
        assert repr(dict(kept.written.bibliography)) == repr(dict(plain.written.bibliography))
        assert report(kept) == report(plain)


def test_only_what_changed_is_read_again(project: Path, counted: Callable[[], list[str]]) -> None:
    report(cached(project))
    assert len(counted()) == 22
    report(cached(project))
    assert counted() == []
    EDITS["change_a_word"](project, random.Random(3))
    report(cached(project))
    assert len(counted()) == 1


def test_an_item_that_comes_or_goes_has_the_pages_read_again_that_name_its_key(
    project: Path, counted: Callable[[], list[str]]
) -> None:
    brief = project / "docs/briefs/brief-00003.md"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nSee [@record00700].\n", encoding="utf-8")
    assert "citation-resolves" in {found.check for found in report(cached(project)).findings}
    counted()
    with (project / "bibliography/sources.bib").open("a", encoding="utf-8") as file:
        file.write("@misc{record00700, title = {Seven}, author = {Ruiz, A.}, date = {2020}}\n")
    assert "citation-resolves" not in {found.check for found in report(cached(project)).findings}
    assert counted() == ["docs/briefs/brief-00003.md"]


def test_the_cache_may_be_deleted_and_broken(project: Path) -> None:
    first = report(cached(project))
    for kind in ("pages", "facts", "items"):
        for entry in entries(project, kind):
            content = entry.read_bytes()
            for broken in (b"", content[:-1], content[: len(content) // 2], content[:40] + b"x" + content[41:]):
                entry.write_bytes(broken)
                cache._opened.cache_clear()
                assert report(cached(project)) == first
    shutil.rmtree(project / cache.FOLDER)
    assert report(cached(project)) == first


def test_entries_of_somebody_else_count_as_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache._key.cache_clear()
    monkeypatch.setenv("BRIEFWRIGHT_CACHE_KEY", "of a stranger")
    theirs = cache.of(project)
    theirs.put("pages", NAME, "theirs")
    assert theirs.get("pages", NAME) == "theirs"
    cache._key.cache_clear()
    monkeypatch.setenv("BRIEFWRIGHT_CACHE_KEY", "of the tests")
    ours = cache.of(project)
    assert ours.get("pages", NAME) is None
    ours.put("pages", NAME, "ours")
    assert ours.get("pages", NAME) == "ours"
    cache._key.cache_clear()


def test_an_entry_is_not_taken_for_another(project: Path) -> None:
    kept = cache.of(project)
    kept.put("pages", NAME, "one")
    kept.put("facts", NAME, "one")
    other = "1" + NAME[1:]
    source, target = (project / cache.FOLDER / "facts" / name[:2] / name for name in (NAME, other))
    target.parent.mkdir(parents=True)
    target.write_bytes(source.read_bytes())
    assert kept.get("facts", other) is None
    assert kept.get("items", NAME) is None
    (pack,) = entries(project, "pages")
    (project / cache.FOLDER / "html").mkdir()
    (project / cache.FOLDER / "html" / pack.name).write_bytes(pack.read_bytes())
    assert kept.get("html", NAME) is None
    pack.write_bytes(pack.read_bytes().replace(sha256(NAME.encode()).digest(), sha256(other.encode()).digest()))
    cache._opened.cache_clear()
    assert kept.get("pages", other) is None


def test_a_link_in_place_of_the_cache_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / ".briefwright").mkdir()
    (project / cache.FOLDER).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    cache.of(project).put("pages", NAME, "one")
    assert not any((tmp_path / "elsewhere").iterdir())


def test_a_disk_that_cannot_be_written_costs_nothing_but_time(project: Path) -> None:
    (project / ".briefwright").mkdir()
    (project / cache.FOLDER).write_text("in the way", encoding="utf-8")
    assert report(cached(project)) == report(Project(workspace.read(project)))


def test_two_at_once_do_not_disturb_each_other(project: Path) -> None:
    kept = cache.of(project)

    def use(some: object) -> list[bool]:
        good = []
        for round_ in range(40):
            kept.put("pages", NAME, "value" * 10_000)
            found = kept.get("pages", NAME)
            good.append(found == "value" * 10_000 and round_ >= 0)
        return [all(good)] * len(list(some))  # type: ignore[call-overload]  # a share of the range below

    assert all(parallel.spread(use, list(range(20))))
    assert len(entries(project, "pages")) == parallel.workers()


def test_what_a_killed_process_left_at_the_end_of_a_file_hides_nothing(tmp_path: Path) -> None:
    Packs(tmp_path, b"key").put("one", b"first")
    (pack,) = tmp_path.iterdir()
    whole = pack.read_bytes()
    for length in range(len(whole)):
        pack.write_bytes(whole + whole[:length])
        Packs(tmp_path, b"key").put("two", b"second")
        read = Packs(tmp_path, b"key")
        assert (read.get("one"), read.get("two")) == (b"first", b"second")
    assert list(tmp_path.iterdir()) == [pack]


def test_of_two_entries_with_one_name_the_later_counts(tmp_path: Path) -> None:
    one, other = Packs(tmp_path, b"key"), Packs(tmp_path, b"key")
    one.put("name", b"first")
    other.put("name", b"second, of another process")
    assert len(list(tmp_path.iterdir())) == 2
    assert Packs(tmp_path, b"key").get("name") in (b"first", b"second, of another process")
    last = Packs(tmp_path, b"key")
    last.get("name")
    last.put("name", b"third")
    assert last.get("name") == b"third"


def test_what_comes_while_others_look_is_found(tmp_path: Path) -> None:
    reader, writer = Packs(tmp_path, b"key"), Packs(tmp_path, b"key")
    for name in ("one", "two", "three"):
        assert reader.get(name) is None
        writer.put(name, b"content")
        assert reader.get(name) == b"content"

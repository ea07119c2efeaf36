"""What a preview makes when it is asked for is what a build writes beforehand."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import Corpus, write

from briefwright.hosts import workspace
from briefwright.hosts.live_generated import Generated
from briefwright.project import Project


def test_each_generated_file_is_made_alone_as_it_is_made_with_all_others(tmp_path: Path) -> None:
    write(tmp_path, Corpus(seed=3, briefs=6, items=9))
    project = Project(workspace.read(tmp_path))
    generated, prepared = Generated(project), project.prepare()
    assert set(generated.documents) == {path for path in prepared if path.endswith(".md")}
    assert {path: generated.content(path) for path in prepared} == dict(prepared)


def test_a_file_that_no_build_writes_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, Corpus(seed=3, briefs=2, items=9))
    generated = Generated(Project(workspace.read(tmp_path)))
    for path in ("docs/data/sources/record.bib", "docs/data/nothing.csv", "docs/sources/record00001/", "mkdocs.yml"):
        assert generated.content(path) is None

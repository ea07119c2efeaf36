"""A preview shows what was saved, or what is wrong with it, and never half of it."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest

from briefwright.hosts.build import Console
from briefwright.hosts.live import Live
from briefwright.hosts.live_project import LiveProject
from briefwright.hosts.live_server import Answer, Server, Versions, with_script

BRIEF, ITEMS = "docs/briefs/harbour.md", "bibliography/sources.bib"
PAGE = "briefs/harbour/"
FINDING = ' bw-finding"'


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def live(project: Path, said: io.StringIO) -> Iterator[Live]:
    preview = Live(project.resolve(), "127.0.0.1:8000", Console(said))
    yield preview
    preview.close()


def shown(live: Live, path: str = PAGE) -> str:
    return live.answer(path).content.decode()


def save(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_saved_brief_is_shown_and_no_other_file_is_asked_for_it(project: Path, live: Live) -> None:
    first = live.versions.last
    assert "current prices" in shown(live)
    assert not live.look()
    assert live.versions.last == first
    save(project, BRIEF, "current prices", "constant prices")
    assert live.look()
    assert "constant prices" in shown(live)
    assert live.versions.last == first + 1


def test_a_finding_is_shown_in_the_page_and_the_terminal_and_goes_when_it_is_mended(
    project: Path, live: Live, said: io.StringIO
) -> None:
    assert FINDING not in shown(live)
    save(project, BRIEF, "@port2026, p. 3", "@port2062, p. 3")
    live.look()
    assert "no source `port2062`" in shown(live)
    assert "no source `port2062`" in said.getvalue()
    save(project, BRIEF, "@port2062", "@port2026")
    live.look()
    assert FINDING not in shown(live)


def test_a_saved_item_is_shown_where_it_is_cited(project: Path, live: Live) -> None:
    save(project, ITEMS, "Annual Report 2025", "Yearly Report 2025")
    live.look()
    assert "Yearly Report 2025" in shown(live)
    save(project, ITEMS, "@report{port2026,", "@report{port2027,")
    live.look()
    assert "did you mean `@port2027`" in shown(live)


def test_saved_settings_are_used(project: Path, live: Live) -> None:
    save(project, "mkdocs.yml", "site_name: Harbour", "site_name: Roadstead")
    live.look()
    assert "Roadstead" in shown(live)


@pytest.mark.parametrize("broken", ["site_name: [Harbour\n", "site_name: Harbour\nmarkdown_extensions:\n  - x: {\n"])
def test_settings_that_cannot_be_used_are_told_and_the_pages_stay(project: Path, live: Live, broken: str) -> None:
    sound = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(broken, encoding="utf-8")
    live.look()
    page = shown(live)
    assert "What the harbour earns" in page
    assert "mkdocs.yml:" in page
    save(project, BRIEF, "current prices", "constant prices")
    live.look()
    (project / "mkdocs.yml").write_text(sound, encoding="utf-8")
    live.look()
    assert "mkdocs.yml:" not in shown(live)
    assert "constant prices" in shown(live)


def test_a_style_that_cannot_be_used_gives_a_page_that_says_so(project: Path, live: Live) -> None:
    save(project, "mkdocs.yml", "  - briefwright\n", "  - briefwright: {style: missing.csl}\n")
    live.look()
    assert "missing.csl" in shown(live)
    save(project, "mkdocs.yml", "  - briefwright: {style: missing.csl}\n", "  - briefwright\n")
    live.look()
    assert live.answer(PAGE).status is HTTPStatus.OK


def test_files_come_and_go(project: Path, live: Live) -> None:
    other = project / "docs/briefs/roadstead.md"
    assert live.answer("briefs/roadstead/").status is HTTPStatus.NOT_FOUND
    other.write_text((project / BRIEF).read_text(encoding="utf-8").replace("harbour earns", "roadstead earns"))
    live.look()
    assert "What the roadstead earns" in shown(live, "briefs/roadstead/")
    assert "What the roadstead earns" in shown(live, "")
    other.unlink()
    live.look()
    assert live.answer("briefs/roadstead/").status is HTTPStatus.NOT_FOUND
    assert "roadstead" not in shown(live, "")


@pytest.mark.parametrize("content", ["---\ntitle: [\n---\n", "", "\ufeff", "\0", "# A\n\n<div>\n[@\n", "[^1]\n" * 50])
def test_a_broken_brief_stops_nothing(project: Path, live: Live, content: str) -> None:
    sound = (project / BRIEF).read_text(encoding="utf-8")
    (project / BRIEF).write_text(content, encoding="utf-8")
    live.look()
    assert live.answer(PAGE).status is HTTPStatus.OK
    assert FINDING in shown(live)
    (project / BRIEF).write_text(sound, encoding="utf-8")
    live.look()
    assert "What the harbour earns" in shown(live)
    assert FINDING not in shown(live)


def test_a_file_is_shown_when_all_of_it_is_written(project: Path, live: Live) -> None:
    sound = (project / BRIEF).read_text(encoding="utf-8")

    def write_slowly() -> None:
        with (project / BRIEF).open("w", encoding="utf-8") as file:
            file.flush()
            time.sleep(0.1)
            file.write(sound.replace("current prices", "constant prices"))

    writer = threading.Thread(target=write_slowly)
    writer.start()
    while not live.look():
        time.sleep(0.01)
    page = shown(live)
    writer.join()
    assert "constant prices" in page
    assert FINDING not in page


def test_pages_of_sources_follow(project: Path, live: Live) -> None:
    assert "Annual Report 2025" in shown(live, "sources/port2026/")
    save(project, ITEMS, "Annual Report 2025", "Yearly Report 2025")
    live.look()
    assert "Yearly Report 2025" in shown(live, "sources/port2026/")


def test_a_saved_item_is_shown_before_everything_is_judged_anew(
    project: Path, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    judge = LiveProject.judge

    def judged(self: LiveProject) -> bool:
        seen.append(shown(live))
        return judge(self)

    monkeypatch.setattr(LiveProject, "judge", judged)
    first = live.versions.last
    save(project, ITEMS, "Annual Report 2025", "Yearly Report 2025")
    live.look()
    assert "Yearly Report 2025" in seen[0]
    assert live.versions.last == first + 1  # nothing is found: what is shown stays
    save(project, ITEMS, "@report{port2026,", "@report{port2027,")
    live.look()
    assert FINDING not in seen[1]
    assert FINDING in shown(live)
    assert live.versions.last == first + 3


def test_a_brief_that_was_saved_keeps_up_with_the_items_that_it_cites(project: Path, live: Live) -> None:
    save(project, BRIEF, "current prices", "constant prices")
    live.look()
    save(project, ITEMS, "@report{port2026,", "@report{port2027,")
    live.look()
    assert "did you mean `@port2027`" in shown(live)
    save(project, ITEMS, "@report{port2027,", "@report{port2026,")
    live.look()
    assert FINDING not in shown(live)
    assert "constant prices" in shown(live)


def test_a_saved_chart_is_shown(project: Path, live: Live) -> None:
    folder = project / "charts/income"
    folder.mkdir(parents=True)
    columns = '[columns.year]\nrole = "label"\n[columns.income]\nrole = "value"\nlabel = "Income"\n'
    head = 'title = "Income"\nunits = "Million $"\nkind = "bar"\nsources = ["port2026"]\nalt = "Bars of two years."\n'
    (folder / "chart.toml").write_text(head + columns, encoding="utf-8")
    (folder / "data.csv").write_text("year,income\n2024,31\n2025,40\n", encoding="utf-8")
    save(project, BRIEF, "## Both counts", "![Income](../../charts/income/chart.svg)\n\n## Both counts")
    live.look()
    assert ">31<" in shown(live)
    save(folder, "data.csv", "2024,31", "2024,33")
    live.look()
    assert ">33<" in shown(live)
    assert b"2024,33" in live.answer("data/income.csv").content


def test_a_saved_template_is_used(project: Path, live: Live) -> None:
    save(project, "mkdocs.yml", "theme: briefwright", "theme: {name: briefwright, custom_dir: overrides}")
    (project / "overrides").mkdir()
    template = project / "overrides/main.html"
    template.write_text("<html><body>First {{ page.content }}</body></html>")
    live.look()
    assert "First" in shown(live)
    template.write_text("<html><body>Second {{ page.content }}</body></html>")
    live.look()
    assert "Second" in shown(live)


def test_the_navigation_shows_the_title_that_was_saved(project: Path, live: Live) -> None:
    save(project, "mkdocs.yml", "nav: [Home: index.md]", "nav: [Home: index.md, about.md]")
    (project / "docs/about.md").write_text("# About us\n", encoding="utf-8")
    live.look()
    assert ">About us<" in "".join(shown(live).split("\n"))
    save(project, "docs/about.md", "About us", "Who we are")
    live.look()
    assert "About us" not in shown(live)
    assert "Who we are" in shown(live)


def test_nothing_is_written_into_the_project(project: Path, live: Live) -> None:
    assert "Annual Report 2025" in shown(live, "sources/port2026/")
    assert b"@report{port2026" in live.answer("data/sources/port2026.bib").content
    assert live.answer("data/sources/port2062.bib").status is HTTPStatus.NOT_FOUND
    assert live.answer("search/").status is HTTPStatus.OK
    assert {path.name for path in (project / "docs").iterdir()} == {"briefs", "index.md"}


def test_an_address_without_its_last_slash_leads_on(live: Live) -> None:
    assert live.answer("briefs/harbour").location == "/briefs/harbour/"
    assert live.answer("assets/briefwright/page.css").status is HTTPStatus.OK
    for path in ("../mkdocs.yml", "mkdocs.yml", "briefs/../../mkdocs.yml", "briefs/nothing/"):
        assert live.answer(path).status is HTTPStatus.NOT_FOUND


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(
        ("127.0.0.1", 0), lambda path: Answer(HTTPStatus.OK, "a.html", f"<body>{path}</body>".encode()), Versions(7)
    )
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.versions.end()
    made.shutdown()
    made.server_close()


def asked(server: Server, path: str, host: str = "") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_a_page_loads_itself_again_when_there_is_a_newer_version(server: Server) -> None:
    assert asked(server, "/a%20b/") == (200, with_script(b"<body>a b/</body>", 7).decode())
    assert "/_briefwright/reload.js?since=7" in asked(server, "/")[1]
    assert "EventSource" in asked(server, "/_briefwright/reload.js?since=7")[1]


def test_a_browser_is_told_of_a_new_version_and_of_one_that_it_missed(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", "/_briefwright/events?since=7")
    stream = connection.getresponse()
    server.versions.next()
    assert stream.readline() == b"event: reload\n"
    assert stream.readline() == b"data: 8\n"
    late = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    late.request("GET", "/_briefwright/events?since=7")
    assert late.getresponse().readline() == b"event: reload\n"


def test_a_site_that_points_its_name_to_this_machine_gets_nothing(server: Server) -> None:
    assert asked(server, "/", "stranger.example")[0] == 403
    assert asked(server, "/_briefwright/events", f"stranger.example:{server.server_port}")[0] == 403
    assert asked(server, "/", f"localhost:{server.server_port}")[0] == 200

"""The program through its real entry point: exit codes, what is said where, and what is never touched."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefwright import checks
from briefwright.bibliography.doctor import COMPLETE
from briefwright.hosts import adding, audit, cli, drawing, files, media, policy, settings_reader, vet
from briefwright.output import FORMATS

Make = Callable[..., Path]
Run = Callable[..., Any]
HARBOUR = "docs/briefs/harbour.md"
PAGE = "docs/checks/claim-has-citation.md"


@pytest.fixture
def sound(project: Make) -> Path:
    return project()


@pytest.fixture
def faulty(sound: Path) -> Path:
    with (sound / HARBOUR).open("a", encoding="utf-8") as brief:
        brief.write("\nThe customs office counts $31 million.\n")
    return sound


# check


def test_a_sound_project_passes(sound: Path, briefwright: Run) -> None:
    ran = briefwright(sound, "check")
    assert (ran.code, ran.out, ran.err) == (0, "no findings; 1 claim: 1 cited\n", "")


def test_a_claim_without_a_source_stops(faulty: Path, briefwright: Run) -> None:
    ran = briefwright(faulty, "check")
    assert ran.code == 1
    assert "error[claim-has-citation]" in ran.out
    assert "--> docs/briefs/harbour.md:10:1\n" in ran.out
    assert "10 | The customs office counts $31 million.\n" in ran.out
    assert ran.out.endswith("1 error in 1 file; 2 claims: 1 cited, 1 uncited\n")


def test_json_holds_what_the_design_says_and_nothing_else(faulty: Path, briefwright: Run) -> None:
    ran = briefwright(faulty, "check", "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert told["claims"] == {"total": 2, "cited": 1, "judgements": 0, "waived": 0, "uncited": 1}
    assert told["briefs"] == 1
    (found,) = told["findings"]
    assert (found["check"], found["severity"], found["path"]) == ("claim-has-citation", "error", HARBOUR)
    assert (found["line"], found["column"], found["end_line"]) == (10, 1, 10)
    assert found.keys() - {"key"} == {
        *("check", "severity", "message", "path", "line", "column", "end_line", "end_column", "help")
    }


@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_forms_for_people_and_services_end_with_the_summary(faulty: Path, briefwright: Run, form: str) -> None:
    ran = briefwright(faulty, "check", "--format", form)
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "1 error in 1 file; 2 claims: 1 cited, 1 uncited"


def test_sarif_names_the_page_of_a_check_where_the_site_has_one(project: Make, faulty: Path, briefwright: Run) -> None:
    settings = (faulty / "mkdocs.yml").read_text(encoding="utf-8")
    project({"mkdocs.yml": f"{settings}site_url: https://port.example/papers/\n", PAGE: "#", "docs/briefs/x.md": "x"})
    rules = json.loads(briefwright(faulty, "check", "--format", "sarif").out)["runs"][0]["tool"]["driver"]["rules"]
    pages = {rule["id"]: rule.get("helpUri") for rule in rules}
    assert pages["claim-has-citation"] == "https://port.example/papers/checks/claim-has-citation/"
    assert pages["front-matter-is-complete"] is None


def test_paths_limit_what_is_judged_and_counted(project: Make, sound: Path, briefwright: Run) -> None:
    project({"docs/briefs/quay.md": (sound / HARBOUR).read_text(encoding="utf-8"), HARBOUR: "broken"})
    assert briefwright(sound, "check", HARBOUR).code == 1
    ran = briefwright(sound, "check", "docs/briefs/quay.md", "bibliography")
    assert (ran.code, ran.out) == (0, "no findings; 1 claim: 1 cited\n")
    assert briefwright(sound / "docs", "check", "briefs/quay.md").code == 0
    assert briefwright(sound, "check", ".").code == 1


def test_a_path_that_cannot_be_checked_is_named(sound: Path, tmp_path: Path, briefwright: Run) -> None:
    assert briefwright(sound, "check", "docs/brief.md").code == 2
    ran = briefwright(sound, "check", "docs/brief.md")
    assert (ran.out, ran.err) == ("", "error: there is no `docs/brief.md`\n")
    assert briefwright(sound, "check", "a\x1b[2J").err == "error: there is no `a\\x1b[2J`\n"
    (tmp_path / "other.md").write_text("x", encoding="utf-8")
    assert "is outside the project" in briefwright(sound, "check", "../other.md").err


def test_the_project_is_found_from_below_or_named(sound: Path, tmp_path: Path, briefwright: Run) -> None:
    assert briefwright(sound / "docs" / "briefs", "check").code == 0
    assert briefwright(tmp_path, "--project", "project", "check").code == 0
    assert briefwright(tmp_path, "check", "--project", "project").code == 0
    ran = briefwright(tmp_path, "check", "--project", "nowhere")
    assert (ran.code, ran.out, ran.err) == (2, "", "error: there is no folder `nowhere`\n")


def test_a_severity_of_the_settings_decides_what_stops(project: Make, faulty: Path, briefwright: Run) -> None:
    project({"mkdocs.yml": "markdown_extensions: [{briefwright: {severities: {claim-has-citation: note}}}]"})
    ran = briefwright(faulty, "check")
    assert ran.code == 0
    assert "note[claim-has-citation]" in ran.out


# settings and usage


@pytest.mark.parametrize("form", FORMATS)
def test_unusable_settings_end_with_2_in_every_form(project: Make, briefwright: Run, form: str) -> None:
    ran = briefwright(project({"mkdocs.yml": "docs_dir: ..\n"}), "check", "--format", form)
    assert ran.code == 2
    assert "settings-are-valid" in ran.out
    if form in ("json", "sarif"):
        json.loads(ran.out)


def test_a_folder_without_settings_says_what_to_do(tmp_path: Path, briefwright: Run) -> None:
    ran = briefwright(tmp_path, "check")
    assert ran.code == 2
    assert "error[settings-are-valid]: no `mkdocs.yml` in this folder" in ran.out
    assert "briefwright new site DIR" in ran.out


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"], ["new"], ["explain"]])
def test_a_wrong_command_line_ends_with_2_and_the_usage(sound: Path, briefwright: Run, arguments: list[str]) -> None:
    ran = briefwright(sound, *arguments)
    assert ran.code == 2
    assert ran.err.startswith("usage: briefwright")


def test_help_and_version_end_with_0(sound: Path, briefwright: Run) -> None:
    ran = briefwright(sound, "--help")
    assert ran.code == 0
    assert all(name in ran.out for name in cli.COMMANDS)
    assert briefwright(sound, "--version").out.startswith("briefwright ")


# faults of ours


Fail = Callable[[BaseException], None]


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Makes the command `check` fail."""

    def prepare(error: BaseException) -> None:
        def run(*_: object) -> int:
            raise error

        monkeypatch.setattr(cli.COMMANDS["check"], "run", run)

    return prepare


def test_a_fault_of_ours_is_one_line_and_a_report(sound: Path, briefwright: Run, fail: Fail) -> None:
    fail(KeyError("secret detail"))
    ran = briefwright(sound, "check")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    (report,) = (sound / ".briefwright").iterdir()
    assert str(report) in ran.err
    assert "secret detail" in report.read_text(encoding="utf-8")


def test_a_report_finds_a_place_where_there_is_no_project(
    tmp_path: Path, briefwright: Run, fail: Fail, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(KeyError())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = briefwright(tmp_path, "check")
    assert ran.code == 3
    (report,) = tmp_path.glob("briefwright-*.txt")
    assert str(report) in ran.err


def test_a_missing_package_says_how_to_set_up(sound: Path, briefwright: Run, fail: Fail) -> None:
    fail(ModuleNotFoundError("No module named 'yaml'", name="yaml"))
    ran = briefwright(sound, "check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "error: the package `yaml` is not installed here",
        "  = help: run `make site`, which sets up .venv",
    ]


def test_what_the_system_refuses_is_told_with_its_place(sound: Path, briefwright: Run, fail: Fail) -> None:
    fail(PermissionError(13, "Permission denied", "docs/x\x1b.md"))
    ran = briefwright(sound, "check")
    assert (ran.code, ran.out, ran.err) == (2, "", "error: permission denied: docs/x\\x1b.md\n")


def test_an_interrupt_is_quiet(sound: Path, briefwright: Run, fail: Fail) -> None:
    fail(KeyboardInterrupt())
    ran = briefwright(sound, "check")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# the surroundings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_needs_a_terminal_that_wants_it(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colored: bool
) -> None:
    monkeypatch.chdir(faulty)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert cli.main(["check"]) == 1
    assert ("\x1b[" in screen.getvalue()) is colored


def test_there_is_no_colour_on_a_pipe(faulty: Path, briefwright: Run) -> None:
    assert "\x1b" not in briefwright(faulty, "check").out


# explain


def test_explain_prints_the_projects_own_page_as_people_read_it(project: Make, briefwright: Run) -> None:
    page = "---\ntitle: T\n---\n\n# Claim has citation\n\n<!-- for the test -->\nWhy it\x1b[2J matters.\n"
    folder = project({PAGE: page})
    ran = briefwright(folder, "explain", "claim-has-citation")
    assert (ran.code, ran.out) == (0, "# Claim has citation\n\nWhy it\\x1b[2J matters.\n")


def test_explain_names_the_nearest_checks(project: Make, briefwright: Run) -> None:
    folder = project({PAGE: "x", "docs/checks/citation-resolves.md": "x"})
    ran = briefwright(folder, "explain", "claim-has-citatoin")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: there is no check `claim-has-citatoin`\n  = help: there is `claim-has-citation`")


def test_explain_sets_each_example_below_the_name_of_its_file(project: Make, briefwright: Run) -> None:
    example = '```markdown title="docs/briefs/a.md"\nIt is 3%.\n<!-- no-source: definition -->\n```\n'
    folder = project({PAGE: f"See [this](link-resolves.md).\n\n{example}\nMore.\n"})
    ran = briefwright(folder, "explain", "claim-has-citation")
    shown = "See this.\n\ndocs/briefs/a.md:\n    It is 3%.\n    <!-- no-source: definition -->\n\nMore.\n"
    assert (ran.code, ran.out) == (0, shown)


@pytest.mark.parametrize("name", [*checks.NAMES, *checks.ELSEWHERE])
def test_explain_has_a_page_for_every_check(sound: Path, briefwright: Run, name: str) -> None:
    ran = briefwright(sound, "explain", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"# {name}\n\n")


def test_every_check_of_the_hosts_is_listed_among_those_made_elsewhere() -> None:
    own = {drawing.CHECK, adding.CHECK, settings_reader.CHECK, vet.CHECK, media.CHECK, policy.CHECK, COMPLETE}
    own |= audit_checks()
    assert own == set(checks.ELSEWHERE)
    assert files.CHECK in checks.NAMES


def audit_checks() -> set[str]:
    return {value for value in vars(audit).values() if isinstance(value, str) and value.startswith("page-")}


@pytest.mark.parametrize("name", ["../../mkdocs", "/etc/passwd", "a\x1b[2J", ""])
def test_explain_reads_nothing_but_pages_of_checks(sound: Path, briefwright: Run, name: str) -> None:
    ran = briefwright(sound, "explain", name)
    assert (ran.code, ran.out) == (2, "")
    assert "\x1b" not in ran.err


# every command


def test_every_command_has_a_name_a_file_and_a_summary() -> None:
    for name, command in cli.COMMANDS.items():
        assert isinstance(command, ModuleType)
        assert command.__name__ == f"briefwright.hosts.commands.{name}"
        assert command.SUMMARY[0].islower()


def test_commands_that_only_read_write_nothing(sound: Path, briefwright: Run) -> None:
    """What was read is kept in a folder that git ignores; besides that, nothing comes and nothing goes."""

    def files() -> list[Path]:
        found = (path.relative_to(sound) for path in sound.rglob("*"))
        return sorted(path for path in found if path.parts[0] != ".briefwright")

    before = files()
    for arguments in (["check"], ["charts", "--check"], ["sources", "list"], ["explain", "claim-has-citation"]):
        briefwright(sound, *arguments)
    assert files() == before

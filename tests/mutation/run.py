"""Changes the program in small ways and counts how many changes the tests notice.

`python -m tests.mutation.run NUMBER [SEED [MODULES…]]` tries so many, chosen by chance, of the modules whose paths
begin so; the answer lists those that live. The tests have to pass without a change first.
"""

from __future__ import annotations

import importlib
import os
import pickle
import random
import signal
import sys
import tempfile
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reach import Reach, Recorder, run_one

PACKAGE = Path(__file__).parents[2] / "build_scripts" / "briefwright"
#: Of the processor, for a test of a change, beside so many times what the test took; one that runs longer has noticed.
SECONDS, TIMES = 5, 10


def _modules(folder: str, *tests: str) -> dict[str, tuple[str, ...]]:
    return {f"{folder}/{path.name}": tests for path in sorted((PACKAGE / folder).glob("[a-z]*.py"))}


#: Modules and the tests that have to notice: the rules, the grammar of citations, and what keeps readers safe.
TESTS: Mapping[str, tuple[str, ...]] = {
    **_modules("checks", "tests/checks", "tests/claims"),
    **_modules("citations", "tests/citations", "tests/checks", "tests/properties"),
    **_modules("captures", "tests/captures", "tests/properties/test_quotes.py", "tests/checks/test_pages.py"),
    "brief/limits.py": (
        *("tests/checks", "tests/hostile/test_limits.py", "tests/hostile/test_stress.py"),
        "tests/hostile/test_inputs.py",
    ),
    "brief/unseen.py": ("tests/checks", "tests/hostile/test_limits.py", "tests/hostile/test_inputs.py"),
    "brief/html_list.py": ("tests/hostile/test_payloads.py",),
    "pages/clean_html.py": ("tests/hostile/test_payloads.py",),
    "pages/clean_svg.py": ("tests/hostile/test_pictures.py",),
    "hosts/media.py": ("tests/hostile/test_pictures.py",),
    "hosts/policy.py": ("tests/checks", "tests/hostile/test_policy.py"),
    "hosts/vet.py": ("tests/checks", "tests/build/test_vet.py"),
    "hosts/addresses.py": ("tests/build/test_audit.py",),
}


@dataclass(frozen=True)
class Change:
    """A mutant and the module that it stands in, as a path below the package."""

    path: str
    mutant: Mutant


class Trial:
    """A plugin for pytest that runs the collected tests once as they are, and then for each change those that reach it.

    Every run is a process of its own, made from this one, in which all is imported and nothing was run.
    """

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self.sound = False
        self.lived = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        reach = _reach(session, {str(PACKAGE / one.path): one.path for one in self._changes})
        self.sound = bool(reach.lines) and not reach.failed and not session.testsfailed
        for name in reach.failed:
            print(f"this fails without any change: {name}")
        for done, one in enumerate(self._changes if self.sound else ()):
            print(f"\r{done} of {len(self._changes)}", end="\r", file=sys.stderr, flush=True)
            tests = reach.tests(one.path, one.mutant.line, one.mutant.original)
            if not tests or _passes(session, one, tests, reach.seconds):
                self.lived += 1
                known = f"{len(tests)} tests run it" if tests else "no test runs it"
                print(f"lived: {one.path}:{one.mutant.line} {one.mutant.what} ({known})", flush=True)
        return True


def main(arguments: list[str]) -> int:
    wanted, seed = int(arguments[0]), int(arguments[1]) if arguments[1:] else 8
    only = arguments[2:]
    every = [
        Change(path, mutant)
        for path in TESTS
        if not only or any(path.startswith(start) for start in only)
        for mutant in mutants((PACKAGE / path).read_text(encoding="utf-8"))
    ]
    chosen = random.Random(seed).sample(every, min(wanted, len(every)))
    for one in chosen:
        importlib.import_module(_module(one.path))
    # Nobody reads what fails, so it is neither made smaller nor kept.
    settings.register_profile("mutation", phases=(Phase.explicit, Phase.generate), database=None, deadline=None)
    settings.load_profile("mutation")
    trial = Trial(sorted(chosen, key=lambda one: (one.path, one.mutant.line)))
    tests = dict.fromkeys(test for one in chosen for test in TESTS[one.path])
    options = ["-q", "-s", "-n0", "-p", "no:cacheprovider", "--disable-warnings", "-m", "not slow and not browser"]
    pytest.main([*options, *tests], plugins=[trial])
    if not trial.sound:
        return 2
    noticed = len(chosen) - trial.lived
    share = 100 * noticed / len(chosen)
    print(f"{noticed} of {len(chosen)} changes noticed ({share:.0f} %), of {len(every)}; seed {seed}")
    return 0 if share >= 85 else 1


def _module(path: str) -> str:
    return f"briefwright.{path.removesuffix('.py').replace('/', '.')}"


def _reach(session: pytest.Session, files: Mapping[str, str]) -> Reach:
    """Which tests run which lines, found out in another process: here nothing is run, or caches would be full."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _quiet()
            try:
                pickle.dump(Recorder(files).run(session), told)
                told.flush()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        told.seek(0)
        reach = pickle.load(told)  # what the process above has written
    return reach if isinstance(reach, Reach) else Reach()


def _passes(session: pytest.Session, change: Change, tests: Sequence[int], took: Mapping[int, float]) -> bool:
    """Whether tests pass in a process in which a module is changed; the first that fails ends it."""
    child = os.fork()
    if child == 0:
        _quiet()
        failed = True
        try:
            _change(sys.modules[_module(change.path)], change.mutant.source())
            for at, number in enumerate(tests):
                signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * took[number])
                signal.alarm(120 + int(20 * TIMES * took[number]))  # for a change that waits for ever
                run_one(session, number, [session.items[one] for one in tests[at + 1 : at + 2]])
                if session.testsfailed:
                    break
            else:
                failed = False
        finally:
            os._exit(failed)
    return os.waitpid(child, 0)[1] == 0


def _quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _change(module: types.ModuleType, source: str) -> None:
    """Puts the changed module's values and code in the place of the old, also where they were imported by name."""
    fresh = types.ModuleType(module.__name__)
    fresh.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    sys.modules[module.__name__] = fresh
    exec(compile(source, str(module.__file__), "exec"), fresh.__dict__)
    sys.modules[module.__name__] = module
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if isinstance(old, type) and isinstance(new, type) and old.__module__ == module.__name__:
            for part, made in vars(new).items():
                _same(vars(old).get(part), made)
        elif not _same(old, new) and not name.startswith("__"):
            setattr(module, name, new)
            _tell_importers(name, old, new)


def _tell_importers(name: str, old: object, new: object) -> None:
    for other, module in list(sys.modules.items()):
        if other.startswith(("briefwright.", "tests.")) and name in vars(module) and vars(module)[name] is old:
            setattr(module, name, new)


def _same(old: object, new: object) -> bool:
    """Gives an old function the code of the new one; False where these are no functions."""
    before, after = _function(old), _function(new)
    if before is None or after is None:
        return False
    if len(before.__code__.co_freevars) == len(after.__code__.co_freevars):
        before.__code__, before.__defaults__ = after.__code__, after.__defaults__
        before.__kwdefaults__ = after.__kwdefaults__
    return True


def _function(value: object) -> types.FunctionType | None:
    """The function in a value: in a property, a method of a class, or what remembers its results."""
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, cached_property):
        value = value.func
    value = getattr(value, "__wrapped__", value)
    return value if isinstance(value, types.FunctionType) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Changes the program in small ways and counts how many changes the tests notice.

`python -m tests.mutation.run NUMBER [SEED]` tries so many, chosen by chance; the answer lists those that live.
"""

from __future__ import annotations

import importlib
import os
import random
import signal
import sys
import types
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.mutation.mutants import Mutant, mutants

PACKAGE = Path(__file__).parents[2] / "build_scripts" / "briefwright"
SECONDS = 90
#: Modules and the tests that have to notice: the rules, the grammar of citations, and what keeps readers safe.
TESTS: Mapping[str, tuple[str, ...]] = {
    **{f"checks/{path.name}": ("tests/checks",) for path in sorted((PACKAGE / "checks").glob("[a-z]*.py"))},
    "citations/grammar.py": ("tests/citations", "tests/properties"),
    "citations/locators.py": ("tests/citations", "tests/properties"),
    "brief/limits.py": ("tests/checks", "tests/hostile/test_stress.py", "tests/hostile/test_inputs.py"),
    "brief/unseen.py": ("tests/checks", "tests/hostile/test_inputs.py"),
    "brief/html_list.py": ("tests/hostile/test_payloads.py",),
    "pages/clean_svg.py": ("tests/hostile/test_pictures.py",),
    "hosts/media.py": ("tests/hostile/test_pictures.py",),
    "hosts/policy.py": ("tests/checks", "tests/hostile/test_policy.py"),
    "hosts/vet.py": ("tests/checks", "tests/build/test_vet.py"),
    "hosts/addresses.py": ("tests/build/test_audit.py",),
}


def main(arguments: list[str]) -> int:
    wanted, seed = int(arguments[0]), int(arguments[1]) if arguments[1:] else 8
    only = arguments[2:]
    every = [
        (path, mutant)
        for path in TESTS
        if not only or any(path.startswith(start) for start in only)
        for mutant in mutants((PACKAGE / path).read_text(encoding="utf-8"))
    ]
    chosen = random.Random(seed).sample(every, min(wanted, len(every)))
    for path in TESTS:
        importlib.import_module(_module(path))
    lived = 0
    for path, mutant in sorted(chosen, key=lambda one: (one[0], one[1].line)):
        if not _noticed(path, mutant):
            lived += 1
            print(f"lived: {path}:{mutant.line} {mutant.what}", flush=True)
    share = 100 * (len(chosen) - lived) / len(chosen)
    print(f"{len(chosen) - lived} of {len(chosen)} changes noticed ({share:.0f} %), of {len(every)}; seed {seed}")
    return 0 if share >= 85 else 1


def _module(path: str) -> str:
    return f"briefwright.{path.removesuffix('.py').replace('/', '.')}"


def _noticed(path: str, mutant: Mutant) -> bool:
    """Runs the tests in a process of its own, in which the module is changed. Too slow counts as noticed."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.alarm(SECONDS)
        try:
            _change(sys.modules[_module(path)], mutant.source)
            options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-m", "not slow and not browser"]
            code = int(pytest.main([*options, *TESTS[path]]))
        except BaseException:
            code = 1
        os._exit(0 if code == 0 else 1)
    return os.waitpid(child, 0)[1] != 0


def _change(module: types.ModuleType, source: str) -> None:
    """Puts the changed module's values and code in the place of the old, also where they were imported by name."""
    fresh = types.ModuleType(module.__name__)
    fresh.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    sys.modules[module.__name__] = fresh
    exec(compile(source, str(module.__file__), "exec"), fresh.__dict__)
    sys.modules[module.__name__] = module
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if isinstance(old, types.FunctionType) and isinstance(new, types.FunctionType):
            _same(old, new)
        elif isinstance(old, type) and isinstance(new, type) and old.__module__ == module.__name__:
            for part, made in vars(new).items():
                here = vars(old).get(part)
                if isinstance(here, types.FunctionType) and isinstance(made, types.FunctionType):
                    _same(here, made)
        elif not name.startswith("__"):
            setattr(module, name, new)


def _same(old: types.FunctionType, new: types.FunctionType) -> None:
    if len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

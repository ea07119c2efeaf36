"""What fuzzing has met is replayed: no reader raises on it, whole or broken off or with bytes changed by chance."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

FOLDER = Path(__file__).parents[2] / "fuzz" / "corpora"
VARIANTS = 12


def corpus(name: str) -> list[Path]:
    return sorted(path for path in (FOLDER / name).iterdir() if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_no_reader_raises_on_what_fuzzing_has_met(name: str) -> None:
    files = corpus(name)
    assert files
    for path in files:
        TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_no_reader_raises_on_what_is_near_to_it(name: str) -> None:
    chance = random.Random(f"{name} 8")
    files = [path.read_bytes() for path in corpus(name)]
    for number in range(VARIANTS * len(files)):
        data = bytearray(files[number % len(files)])
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) + 1)
            other = chance.choice(files)
            piece = other[chance.randrange(len(other) + 1) :][: chance.randint(0, 12)] or bytes([chance.randrange(256)])
            data[at : at + chance.choice((0, 0, 1, len(piece)))] = piece
        TARGETS[name](bytes(data))


def test_each_corpus_has_a_target() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(TARGETS)

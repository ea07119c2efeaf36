"""How well sentences are found: agreement with texts that hold one sentence a line, and speed.

    python benchmarks/sentences.py --report mueller-report --review deep-review [--golden pySBD] [--errors 40]

The paths are checkouts of the public repositories named in corpora.py. Prints precision, recall and F1 of the
sentence ends inside paragraphs (a paragraph's own end is no merit), the share of paragraphs without any error,
the speed (once with sentences inside quotations, as those texts are set, and once with quotations kept whole, as
claims need them), and with --golden how many of another project's cases come out as that project wants them.
"""

from __future__ import annotations

import argparse
import ast
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import corpora

from briefwright.brief.sentences import sentences

GOLDEN = {
    "english": "en",
    "deutsch": "de",
    "french": "fr",
    "russian": "ru",
    "chinese": "zh",
    "japanese": "ja",
}


def measure(name: str, paragraphs: Sequence[corpora.Paragraph], errors: int, inside: bool) -> None:
    hits = wrong = missed = perfect = 0
    shown: list[str] = []
    for block in paragraphs:
        split = sentences(block.text, "en", block.marks, inside_quotations=inside)
        found = {sentence.span.start for sentence in split} - {0}
        wanted = {_start(block.text, at) for at in block.breaks} - {0, len(block.text)}
        hits += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
        perfect += found == wanted
        shown += [f"extra   …{_around(block.text, at)}" for at in sorted(found - wanted)]
        shown += [f"missing …{_around(block.text, at)}" for at in sorted(wanted - found)]
    precision, recall = hits / max(hits + wrong, 1), hits / max(hits + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{name}: {len(paragraphs)} paragraphs, {sum(len(block.text) for block in paragraphs) / 1000:.0f} kchar, "
        f"P {precision:.4f} R {recall:.4f} F1 {f1:.4f}, perfect {perfect / max(len(paragraphs), 1):.3f}, "
        f"{_speed(paragraphs):.1f} Mchar/s"
    )
    print("\n".join(shown[:errors]))


def both(name: str, paragraphs: Sequence[corpora.Paragraph], errors: int) -> None:
    measure(name, paragraphs, errors, inside=True)
    measure(f"{name}, quotations kept whole", paragraphs, 0, inside=False)


def _start(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _around(text: str, at: int) -> str:
    return f"{text[max(0, at - 60) : at]}▮{text[at : at + 40]}"


def _speed(paragraphs: Sequence[corpora.Paragraph]) -> float:
    """Best of three, in millions of characters a second."""
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        for block in paragraphs:
            sentences(block.text, "en", block.marks)
        best = min(best, time.perf_counter() - begin)
    return sum(len(block.text) for block in paragraphs) / best / 1e6


def golden(checkout: Path, errors: int) -> None:
    for name, language in GOLDEN.items():
        cases = list(_cases(checkout / "tests" / "lang" / f"test_{name}.py"))
        failed = [(text, wanted) for text, wanted in cases if _split(text, language) != [x.strip() for x in wanted]]
        print(f"{language}: {len(cases) - len(failed)} of {len(cases)} golden cases")
        for text, wanted in failed[:errors]:
            print("  wanted", wanted, "\n  found ", _split(text, language))


def _split(text: str, language: str) -> list[str]:
    return [text[found.span.start : found.span.end] for found in sentences(text, language)]


def _cases(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(text, sentences) pairs in a test file, read as data and never run."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        elements: Iterable[ast.expr] = ()
        if isinstance(node, ast.Tuple):
            elements = node.elts
        elif isinstance(node, ast.Call):
            elements = node.args
        values = [_literal(element) for element in elements]
        if len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], list):
            yield values[0], values[1]


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--review", type=Path)
    parser.add_argument("--golden", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show that many errors of each")
    arguments = parser.parse_args()
    if arguments.report:
        both("report", list(corpora.report(arguments.report)), arguments.errors)
    if arguments.review:
        both("review", list(corpora.review(arguments.review)), arguments.errors)
    if arguments.golden:
        golden(arguments.golden, arguments.errors)


if __name__ == "__main__":
    main()

"""How many true quotes the verifier finds and how many altered ones it takes for true, in texts that others wrote.

Give the checkouts' paths; nothing of them belongs to this project:

    git clone https://github.com/iandennismiller/mueller-report     # English: TeX, and its PDF, HTML and scanned text
    git clone https://github.com/LawRefBook/Laws                    # Chinese laws in Markdown

    python benchmarks/quotes.py --report mueller-report --laws Laws [--each 6000] [--seed 7] [--show]
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.corpora import report
from opencc import OpenCC
from rapidfuzz import fuzz

from briefwright.captures import Outcome, Quote, SourceText, verify
from briefwright.captures.extraction import extract

Change = Callable[[str, random.Random], str | None]
_CITE_OR_BREAK = re.compile(r"[\ue000\ue001]")
_SIMPLE, _TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")


def _word_at(words: Sequence[str], chance: random.Random, keep: Callable[[str], bool]) -> int | None:
    fitting = [at for at in range(1, len(words) - 1) if keep(words[at])]  # a quote may leave out its ends
    return chance.choice(fitting) if fitting else None


def _swap(text: str, chance: random.Random, keep: Callable[[str], bool], new: Callable[[str], str]) -> str | None:
    words = text.split(" ")
    at = _word_at(words, chance, keep)
    if at is None:
        return None
    words[at] = new(words[at])
    return " ".join(word for word in words if word)


def _left_out(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    if len(words) < 12:
        return None
    start = chance.randrange(4, len(words) - 6)
    mark = chance.choice(["…", "...", "[…]", ". . ."])
    return " ".join([*words[:start], mark, *words[start + chance.randint(1, 3) :]])


def _letter(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    other = chance.choice([letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != word[at].lower()])
    return word[:at] + other + word[at + 1 :]


def _digit(word: str, chance: random.Random) -> str:
    at = chance.choice([at for at, character in enumerate(word) if character.isdigit()])
    return word[:at] + str((int(word[at]) + chance.randint(1, 9)) % 10) + word[at + 1 :]


def _hyphenated(text: str, chance: random.Random) -> str | None:
    def divide(word: str) -> str:
        at = chance.randrange(3, len(word) - 2)
        return f"{word[:at]}-\n{word[at:]}"

    return _swap(text, chance, lambda word: len(word) > 7 and word.isalpha(), divide)


TRUE: Mapping[str, Change] = {
    "exact": lambda text, _: text,
    "straight marks": lambda text, _: text.translate(str.maketrans("“”‘’—–", "\"\"''--")),
    "[T]he": lambda text, _: f"[{text[0].swapcase()}]{text[1:]}" if text[:2].isalpha() else None,
    "[sic]": lambda text, chance: _swap(text, chance, str.isalpha, lambda word: f"{word} [sic]"),
    "words left out": _left_out,
    "[name]": lambda text, chance: _swap(
        text, chance, lambda word: word in ("he", "she", "they", "him", "his", "it"), lambda _: "[the witness]"
    ),
    "divided word": _hyphenated,
    "no-break spaces": lambda text, _: text.replace(" ", "\u00a0"),
    "final mark": lambda text, _: text.rstrip(".”\"") + ",",
}
_NOT = {"not", "never", "no"}
_VERBS = {"was", "had", "is", "were", "did", "would", "has"}
ALTERED: Mapping[str, Change] = {
    "a letter": lambda text, chance: _swap(
        text, chance, lambda word: len(word) > 3 and word.isalpha(), lambda word: _letter(word, chance)
    ),
    "a digit": lambda text, chance: _swap(
        text, chance, lambda word: any(map(str.isdigit, word)), lambda word: _digit(word, chance)
    ),
    "negation dropped": lambda text, chance: _swap(text, chance, _NOT.__contains__, lambda _: ""),
    "not inserted": lambda text, chance: _swap(
        text, chance, _VERBS.__contains__, lambda word: f"{word} not"
    ),
    "word dropped": lambda text, chance: _swap(
        text, chance, lambda word: len(word) > 3 and word.isalpha(), lambda _: ""
    ),
    "name changed": lambda text, chance: _swap(
        text, chance, lambda word: word[:1].isupper() and word[1:].islower() and len(word) > 3, lambda _: "Havisham"
    ),
}

def _cut_fits(text: str) -> bool:
    numerals = "一二三四五六七八九十百千万亿零0123456789"
    return not any(a in numerals and b in numerals for a, b in (text[7:9], text[-9:-7]))


def _character(text: str, chance: random.Random, new: Callable[[str], str]) -> str | None:
    places = [at for at in range(2, len(text) - 2) if "\u4e00" <= text[at] <= "\u9fff"]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + new(text[at]) + text[at + 1 :]


def _number(text: str, chance: random.Random) -> str | None:
    found = re.search(r"[二三四五六七八九]", text)
    if not found:
        return None
    other = chance.choice([numeral for numeral in "二三四五六七八九" if numeral != found.group()])
    return text[: found.start()] + other + text[found.end() :]


CHINESE_TRUE: Mapping[str, Change] = {
    "exact": lambda text, _: text,
    "half width": lambda text, _: text.translate(str.maketrans("，：；（）", ",:;()")),
    "line breaks": lambda text, _: "\n".join(re.findall(r".{1,9}[0-9.,%]*", text)),
    "traditional": lambda text, _: _TRADITIONAL.convert(text),
    "words left out": lambda text, _: f"{text[:8]}……{text[-8:]}" if len(text) > 24 and _cut_fits(text) else None,
}
CHINESE_ALTERED: Mapping[str, Change] = {
    "不 dropped": lambda text, _: text.replace("不", "", 1) if "不" in text else None,
    "应当 to 可以": lambda text, _: text.replace("应当", "可以", 1) if "应当" in text else None,
    "a character": lambda text, chance: _character(text, chance, lambda _: chance.choice("龙鲸琴岛钟")),
    "character dropped": lambda text, chance: _character(text, chance, lambda _: ""),
    "a number": _number,
}


def english(checkout: Path) -> list[tuple[str, list[str]]]:
    """Each chapter's text with its sentences."""
    chapters: dict[str, list[str]] = {}
    for one in report(checkout):
        chapters.setdefault(one.document, []).append(_CITE_OR_BREAK.sub("", one.text).replace("\u2588", "X"))
    return [("\n".join(texts), _sentences(texts)) for texts in chapters.values()]


def _sentences(texts: Sequence[str]) -> list[str]:
    split = (part.strip() for text in texts for part in re.split(r"(?<=[a-z][.?!])\s+(?=[A-Z])", text))
    return [part for part in split if 40 <= len(part) <= 400 and not re.search(r"\.\s?\.|…|\[", part)]


def chinese(checkout: Path, chance: random.Random) -> list[tuple[str, list[str]]]:
    """Laws with their articles' sentences."""
    git = ["git", "-C", str(checkout), "-c", "core.quotepath=off"]
    # The person who measures names the checkout; git is given no other words of theirs.
    listed = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD"], capture_output=True, check=True, text=True)  # noqa: S603
    names = [name for name in listed.stdout.splitlines() if name.endswith(").md")]
    texts = []
    for name in chance.sample(names, 60):
        shown = subprocess.run([*git, "show", f"HEAD:{name}"], capture_output=True, check=True)  # noqa: S603 - as above
        text = shown.stdout.decode("utf-8", "replace")
        parts = (part.strip() for part in re.split(r"[。\n]", text))
        sentences = [part for part in parts if 14 <= len(part) <= 120 and not re.search("…|^#", part)]
        if len(sentences) > 10:
            texts.append((text, sentences))
    return texts


def measure(
    name: str, texts: Sequence[tuple[str, list[str]]], changes: Mapping[str, Change], each: int, chance: random.Random,
    *, true: bool, show: bool,
) -> list[float]:  # fmt: skip
    """Counts the outcomes of `each` changed sentences, and says them a line a change; gives the time of each."""
    sources = [SourceText(text) for text, _ in texts]
    for source in sources:
        verify(Quote("a text that is read once"), source)
    total, stood, fuzzy, times = Counter[str](), Counter[str](), Counter[str](), []
    kinds = list(changes)
    while total.total() < each:
        at = chance.randrange(len(texts))
        sentence, kind = chance.choice(texts[at][1]), kinds[total.total() % len(kinds)]
        made = changes[kind](sentence, chance)
        if made is None or (not true and _plainly_in(made, sources[at].content)):
            kinds = kinds[1:] + kinds[:1]
            continue
        began = time.perf_counter()
        verdict = verify(Quote(made), sources[at])
        times.append((time.perf_counter() - began) * 1000)
        total[kind] += 1
        accepted = verdict.stands or verdict.outcome is Outcome.AMBIGUOUS
        stood[kind] += accepted
        if total.total() % 40 == 0:
            fuzzy["asked"] += 1
            fuzzy["stood"] += fuzz.partial_ratio(made, sources[at].content) >= 95
        if show and accepted is not true:
            print(f"    {kind}: {made!r}")
    for kind in changes:
        print(f"  {name}, {kind}: {stood[kind]} of {total[kind]}")
    share = 100 * stood.total() / total.total()
    rival = 100 * fuzzy["stood"] / max(fuzzy["asked"], 1)
    print(f"{name}: {stood.total()} of {total.total()} stand ({share:.3f} %); rapidfuzz from 95 on: {rival:.0f} %")
    return times


def _plainly_in(made: str, content: str) -> bool:
    """What was made by chance is really there, so it is no alteration."""
    return "".join(made.split()) in "".join(content.split())


def noisy(checkout: Path, each: int, chance: random.Random, show: bool) -> None:
    """Sentences of the TeX source, as they are and altered, in its PDF, its HTML and the scanned text."""
    found = [_CITE_OR_BREAK.sub(" ", one.text) for one in report(checkout)]
    unreadable = re.compile(rf"\u2588|^\w{{1,3}}\.\w|\b(?:{'|'.join(_verbatim(checkout))})\b")
    sentences = [one for one in _sentences(found) if not unreadable.search(one)]
    for name, source in _renderings(checkout):
        for label, changes, wanted in (("true", {"exact": TRUE["exact"]}, True), ("altered", ALTERED, False)):
            measure(f"{name}, {label}", [(source, sentences)], changes, each, chance, true=wanted, show=show)


def _verbatim(checkout: Path) -> list[str]:
    """Names that TeX sets from elsewhere, so that the sentence as it is read from TeX stands nowhere."""
    texts = (path.read_text("utf-8") for path in sorted((checkout / "src").rglob("*.tex")))
    return sorted({name for text in texts for name in re.findall(r"\\UseVerb\{(\w+)\}", text)})


def _renderings(checkout: Path) -> Iterator[tuple[str, str]]:
    for ending, media_type in (("pdf", "application/pdf"), ("html", "text/html")):
        paths = sorted((checkout / "docs").glob(f"mueller-report-vol-*.{ending}"))
        yield ending.upper(), "\f".join(extract(path.read_bytes(), media_type).text for path in paths)
    for path in sorted((checkout / "docs" / "ocr").glob("*.txt")):
        yield "scan", path.read_text("utf-8", "replace")


def main() -> None:
    """Prints a line for each kind of change, and a sum for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--laws", type=Path)
    parser.add_argument("--each", type=int, default=6000)
    parser.add_argument("--noisy", type=int, default=0, help="how many of each in the PDF, the HTML and the scan")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - a sample, and no secret
    sets: list[tuple[str, Sequence[tuple[str, list[str]]], Mapping[str, Change], Mapping[str, Change]]] = []
    if asked.report:
        sets.append(("English", english(asked.report), TRUE, ALTERED))
    if asked.laws:
        sets.append(("Chinese", chinese(asked.laws, chance), CHINESE_TRUE, CHINESE_ALTERED))
    for name, texts, true, altered in sets:
        times = measure(f"{name}, true", texts, true, asked.each, chance, true=True, show=asked.show)
        times += measure(f"{name}, altered", texts, altered, asked.each, chance, true=False, show=asked.show)
        print(f"{name}: {statistics.median(times):.2f} ms a quote (median)")
    if asked.report and asked.noisy:
        noisy(asked.report, asked.noisy, chance, asked.show)


if __name__ == "__main__":
    main()

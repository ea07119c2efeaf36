"""Measure the search on a made-up corpus: build time, sizes, bytes a query, recall and precision in a real Chromium.

    python benchmarks/search_corpus.py --pages 1000 --seed 1

Needles are cut out of the middle of sentences in four scripts; what is right is found by looking through all texts.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds the server of the browser tests
from tests.browser.serving import Site, serving

from briefwright.exports.search import SearchDocument, Section, assemble, index_document
from briefwright.exports.search.folding import fold
from briefwright.exports.search.stemming import STOP_WORDS
from briefwright.theme import __file__ as theme

ASSETS = Path(theme).parent / "assets" / "briefwright"
HAN = [chr(code) for code in range(0x4E00, 0x5A00)]
KANA = [chr(code) for code in range(0x30A2, 0x30F0)]
HANGUL = [chr(code) for code in range(0xAC00, 0xB3A4, 7)]
STOPS = "。，、"
RUN = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{4,}")
SEARCH = """async (query) => {
    const search = window.briefwrightSearch;
    if (!window.opened) {
        window.opened = new search.Index(new URL("search/", location.href));
        await window.opened.open();
    }
    return (await search.search(window.opened, query)).hits.map((hit) => hit.page);
}"""


class Corpus:
    """Pages of English prose with Zipf's law, one tenth of the text in Chinese, some Japanese and Korean."""

    def __init__(self, seed: int, pages: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a corpus, not a secret
        self.words = self._vocabulary(20_000)
        self.weights = [1 / (rank + 2.7) for rank in range(len(self.words))]
        self.han = [self._sign_word(HAN, (2, 2, 2, 3, 4)) for _ in range(8_000)]
        self.han_weights = [1 / (rank + 5) for rank in range(len(self.han))]
        self.documents = [self._brief(number) for number in range(pages)]
        self.documents += [self._source(number) for number in range(2 * pages)]

    def _vocabulary(self, size: int) -> list[str]:
        syllables = [a + b + c for a in "bcdfgklmnprstv" for b in "aeiou" for c in ("", "n", "r", "st", "l")]
        endings = ["", "", "", "s", "ing", "ed", "ation", "e", "ly"]
        words: dict[str, None] = dict.fromkeys(sorted(STOP_WORDS))
        while len(words) < size:
            stem = "".join(self.chance.choices(syllables, k=self.chance.choice((1, 2, 2, 3))))
            words.setdefault(stem + self.chance.choice(endings))
        return list(words)

    def _sign_word(self, signs: Sequence[str], lengths: Sequence[int]) -> str:
        return "".join(self.chance.choices(signs, k=self.chance.choice(lengths)))

    def _sentence(self, words: int) -> str:
        return " ".join(self.chance.choices(self.words, weights=self.weights, k=words)).capitalize() + "."

    def _chinese(self, words: int) -> str:
        chosen = self.chance.choices(self.han, weights=self.han_weights, k=words)
        return "".join(word + (self.chance.choice(STOPS) if self.chance.random() < 0.12 else "") for word in chosen)

    def _brief(self, number: int) -> SearchDocument:
        chance, sections = self.chance, []
        for part in range(7):
            blocks = [" ".join(self._sentence(chance.randint(12, 26)) for _ in range(4)) for _ in range(3)]
            blocks.insert(1, f"{self._sentence(9)} {self._chinese(12)} {self._sentence(9)}")
            if part == 3:
                words = ((KANA, 14), (HANGUL, 4), (HANGUL, 5))
                blocks.append(" ".join(self._sign_word(signs, (length,)) for signs, length in words))
                blocks += [self._row() for _ in range(8)]
            sections.append(Section(f"part-{part}", self._sentence(4)[:-1], "\n".join(blocks)))
        references = [f"{self._sentence(14)} {self._chinese(5)} {chance.randint(1990, 2026)}." for _ in range(12)]
        sections.append(Section("references", "Sources", "\n".join(references)))
        return SearchDocument(f"briefs/{number:05}/", self._sentence(7)[:-1], tuple(sections), "brief", "en",
                              str(chance.randint(2015, 2026)), tuple(sorted(chance.sample(self.words[60:90], 2))))

    def _row(self) -> str:
        return f"{self._sentence(2)[:-1]} | {self.chance.randint(100, 99_999):,} | {self.chance.random() * 100:.1f}%"

    def _source(self, number: int) -> SearchDocument:
        text = f"{self._sentence(14)} {self._chinese(6)}\n{self._sentence(20)}"
        return SearchDocument(f"sources/{number:05}/", self._sentence(8)[:-1], (Section("", "", text),), "source",
                              self.chance.choice(("en", "zh", "ja", "ko")), str(self.chance.randint(1990, 2026)))

    def texts(self) -> list[str]:
        whole = ("\n".join([d.title, *(f"{s.heading}\n{s.text}" for s in d.sections)]) for d in self.documents)
        return [fold(text) for text in whole]

    def needles(self, count: int) -> list[str]:
        """Pieces of 2 to 6 signs from the middle of runs of Chinese, Japanese and Korean."""
        found: list[str] = []
        runs = [run for text in self.texts()[: count * 2] for run in RUN.findall(text)]
        for run in self.chance.sample(runs, min(count, len(runs))):
            length = self.chance.randint(2, min(6, len(run) - 1))
            start = self.chance.randint(1, len(run) - length)
            found.append(run[start : start + length])
        return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--needles", type=int, default=60)
    options.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    chosen = options.parse_args()
    corpus = Corpus(chosen.seed, chosen.pages)
    start = time.process_time()
    indexed = [index_document(document) for document in corpus.documents]
    middle = time.process_time()
    files = assemble(indexed)
    end = time.process_time()
    print(f"{len(corpus.documents)} pages; index: {middle - start:.2f} s to read, {end - middle:.2f} s to write (CPU)")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB, the corpus in it")
    sizes(files)
    with tempfile.TemporaryDirectory() as folder:
        publish(Path(folder), files)
        measure(corpus, Path(folder), chosen)


def sizes(files: Mapping[str, bytes]) -> None:
    for kind in ("index", "pages", "han", "terms", "text"):
        those = [content for name, content in files.items() if name.startswith(kind)]
        packed = [len(gzip.compress(content, 6)) for content in those]
        whole, middle = sum(map(len, those)), statistics.median(packed)
        print(f"{kind:6} {len(those):5} files, {whole:9,} bytes, gzip {sum(packed):9,}, median {middle:7,.0f}")


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assets = folder / "assets" / "briefwright"
    assets.mkdir(parents=True)
    for asset in ASSETS.glob("search*"):
        shutil.copy(asset, assets)
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<link rel="stylesheet" href="assets/briefwright/search.css">'
        '<script defer src="assets/briefwright/search.js"></script><a data-bw-search href="search/">Search</a>',
        encoding="utf-8",
    )


def measure(corpus: Corpus, folder: Path, chosen: argparse.Namespace) -> None:
    common, rare = corpus.words[60:90], corpus.words[2000:2030]
    words = [f"{a} {b}" for a, b in zip(common[:8], rare[:8], strict=True)] + common[8:14] + rare[8:14]
    signs = corpus.needles(chosen.needles)
    with serving(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox"])
        results = [one_query(browser.new_context().new_page(), site, query) for query in [*words, *signs]]
        for name, those in (("words", results[: len(words)]), ("signs", results[len(words) :])):
            report(name, those)
        judge(corpus, browser.new_page(), site, signs)
        browser.close()


def one_query(page: Page, site: Site, query: str) -> tuple[int, float, int]:
    """Bytes of everything that the search fetched, seconds from the last key, hits."""
    page.goto(site.address)
    before = len(site.requests)
    assert not site.asked("search/")[before:], "something of the index came before the first key"
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.insert_text(query)
    start = time.perf_counter()
    page.wait_for_selector("dialog[data-state=done]")
    spent = time.perf_counter() - start
    hits = int(page.get_attribute("dialog", "data-count") or 0)
    page.context.close()
    return sum(request.sent for request in site.requests[before:]), spent, hits


def report(name: str, results: Sequence[tuple[int, float, int]]) -> None:
    sent, spent, hits = (sorted(column) for column in zip(*results, strict=True))
    print(
        f"{name}: {len(results)} first queries;"
        f" KB median {statistics.median(sent) / 1000:.1f}, most {sent[-1] / 1000:.1f};"
        f" seconds median {statistics.median(spent):.2f}, most {spent[-1]:.2f}; hits {hits[0]} to {hits[-1]}"
    )


def judge(corpus: Corpus, page: Page, site: Site, needles: Sequence[str]) -> None:
    page.goto(site.address)
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    order = sorted(range(len(corpus.documents)), key=lambda number: corpus.documents[number].url)
    texts = corpus.texts()
    right = wrong = missed = 0
    for needle in needles:
        truth = {place for place, number in enumerate(order) if fold(needle) in texts[number]}
        found = set(page.evaluate(SEARCH, needle))
        right, wrong, missed = right + len(truth & found), wrong + len(found - truth), missed + len(truth - found)
    print(f"{len(needles)} needles: {right} right, {wrong} wrong, {missed} missed")


if __name__ == "__main__":
    main()

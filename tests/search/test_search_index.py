import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.reader import find, postings, unwrap

from briefwright.exports.search import SearchDocument, Section, assemble, build_index, index_document
from briefwright.exports.search.folding import fold
from briefwright.exports.search.placing import PART

AMAZON = SearchDocument(
    "briefs/amazon/",
    "What Amazon kept",
    (
        Section(
            "a",
            "Joint innovation centers",
            "亚马逊AWS联合创新中心落户臺灣，推动深度融合。\nイノベーションと이노베이션, 혁신 센터.",
        ),
        Section("b", "Suppliers", "Germany | 1,050 | 46.4%\nEmerson, Sarah. 2019. Retreat.", (("it", "i fornitori"),)),
        Section("c", "Notes", "In Italy, i fornitori left."),
    ),
    "brief",
)
OTHER = SearchDocument(
    "briefs/other/",
    "Other",
    (Section("", "", "Joint work. Innovation there. 创造新的中心, 联合国创新. 혁명과 신문. 1050 Germans"),),
)
FILES = build_index([AMAZON, OTHER])


@pytest.mark.parametrize(
    "phrase",
    [
        *("创新中心", "联合创新中心", "聯合創新", "AWS联合", "亚马逊AWS", "台湾", "臺灣", "台灣"),
        *("イノベーション", "ノベ", "이노베이션", "베이", "혁신"),
        *("joint innovation", "Innovation Center", "emerson", "46.4", "1,050", "germany", "kept"),
    ],
)
def test_finds_what_stands_there_and_nothing_else(phrase: str) -> None:
    expected = {"briefs/amazon/"} | ({"briefs/other/"} if phrase == "1,050" else set())
    assert find(FILES, phrase) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        *("创中", "合作", "臺灣推动", "融合イノ", "센터창", "centers 亚马逊"),
        *("innovation joint", "germany 1050", "amazon emerson", "nothing"),
    ],
)
def test_finds_nothing_that_does_not_stand_there(phrase: str) -> None:
    assert find(FILES, phrase) == set()


def test_inflected_words_of_a_marked_language_are_found_by_its_rules() -> None:
    marked = Section("", "", "A fornitori B", (("it", "fornitori"),))
    plain = Section("", "", "A fornitori B")
    assert find(build_index([SearchDocument("a/", "T", (marked,))]), "fornitore") == {"a/"}
    assert find(build_index([SearchDocument("a/", "T", (plain,))]), "fornitore") == set()


SIGNS = "联合创新中心台灣臺国イノベション혁신이가 ，。AWSaws12.\n"
TEXTS = st.lists(st.text(st.sampled_from(SIGNS), min_size=1, max_size=60), min_size=1, max_size=5)


def plain(text: str) -> str:
    """Folded, and closed up where a space between two Chinese or Japanese characters is only a line break."""
    return re.sub(r"(?<=[\u3041-\u30ff\u4e00-\u9fff]) +(?=[\u3041-\u30ff\u4e00-\u9fff])", "", fold(text))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_every_piece_of_a_run_is_found_exactly_where_it_stands(texts: list[str], chance: random.Random) -> None:
    documents = [SearchDocument(f"{number}/", "", (Section("", "", text),)) for number, text in enumerate(texts)]
    files = build_index(documents)
    runs = [run for text in texts for run in re.findall(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,}", plain(text))]
    for run in chance.sample(runs, min(len(runs), 4)):
        start = chance.randrange(len(run) - 1)
        piece = run[start : chance.randrange(start + 2, len(run) + 1)]
        truth = {document.url for document, text in zip(documents, texts, strict=True) if piece in plain(text)}
        assert find(files, piece) == truth


@given(st.permutations([AMAZON, OTHER, SearchDocument("c/", "三", (), "source", "zh", "2020", ("T",))]))
def test_the_bytes_do_not_depend_on_the_order_of_the_pages(documents: list[SearchDocument]) -> None:
    assert build_index(documents) == build_index(sorted(documents, key=lambda document: document.url))


def test_terms_stand_in_the_order_in_which_a_browser_compares_them() -> None:
    terms = list(postings(build_index([SearchDocument("a/", "", (Section("", "", "﨎中 𠀀中 abc 한국 中文"),))])))
    assert "﨎中" in terms
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))


def test_kept_halves_give_the_same_bytes() -> None:
    kept = {document.url: index_document(document) for document in (OTHER, AMAZON)}
    assert assemble(kept.values()) == FILES


def test_an_empty_site_has_an_index() -> None:
    files = build_index([])
    assert unwrap(files["index.js"])["pages"] == 0
    assert find(files, "x") == set()


def test_a_changed_page_changes_the_names_of_its_term_files_and_of_no_others() -> None:
    texts = [f"{chr(97 + number % 26)}{number} " * 400 for number in range(200)]
    pages = [SearchDocument(f"{n:03}/", f"word{n:03}", (Section("", "", text),)) for n, text in enumerate(texts)]
    before = build_index(pages)
    after = build_index([*pages[:7], SearchDocument("007/", "word007", (Section("", "", "h7 zebra"),)), *pages[8:]])
    gone = {name for name in before if name.startswith("terms") and name not in after}
    assert 0 < len(gone) < len([name for name in before if name.startswith("terms")]) / 2
    assert {name for name in before if name.startswith("text") and before[name] != after.get(name)} == {"text/7.js"}


def test_a_long_page_is_cut_into_parts_between_lines() -> None:
    lines = [f"line{number} " * 300 for number in range(8)]
    files = build_index([SearchDocument("a/", "Long", (Section("s", "Head", "\n".join(lines)),))])
    parts = [unwrap(files[f"text/0{part}.js"]) for part in ("", "-1", "-2")]
    assert [part["url"] for part in parts] == ["a/"] * 3
    assert [section[:2] for part in parts for section in part["sections"]] == [["s", "Head"]] * 3
    assert "\n".join(section[2] for part in parts for section in part["sections"]) == "\n".join(lines)


def test_a_line_longer_than_a_part_stands_in_each_part_that_it_reaches() -> None:
    line = "中" * (PART * 2 + 10)
    files = build_index([SearchDocument("a/", "Long", (Section("", "", line),))])
    assert [unwrap(files[f"text/0{part}.js"])["sections"][0][2] for part in ("", "-1", "-2")] == [line] * 3


def test_files_are_calls_with_json_so_that_a_page_on_disk_can_load_them() -> None:
    for name, content in FILES.items():
        assert content.startswith(f'briefwrightSearchFile("{name.removesuffix(".js")}",'.encode())
        assert content.endswith(b")\n")
        unwrap(content)

"""The index: which term stands where on which page, in files small enough to fetch one at a time.

    index.js            what there is: first terms and names of the term files, rules of stemming
    terms-<digest>.js   neighbouring terms with their postings
    pages-<digest>.js   what each page can be filtered by, and how long it is
    han-<digest>.js     traditional characters and their simplified forms, for queries in Chinese
    text/<number>.js    title, address and text of one page, for excerpts

Every posting holds the places of its term, so the count of hits for a phrase is exact without fetching a page.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefwright.exports.search.document import KINDS, SearchDocument
from briefwright.exports.search.folding import fold, variants
from briefwright.exports.search.packing import ALPHABET, pack, pack_all, wrap, zigzag
from briefwright.exports.search.stemming import RULES, STOP_WORDS, foreign_term, rules_for, stem
from briefwright.exports.search.units import is_sign, stretches

FORMAT = 1
BODY = 64  # places below this one are the title's; a longer title runs on, but counts as a title only up to here
_SHARD = 12_000  # characters; about 7 KB compressed
_stem = lru_cache(maxsize=200_000)(stem)


@dataclass(frozen=True)
class IndexedDocument:
    """One page's part of the index; it depends on nothing but the page, so it can be kept from build to build.

    `terms` gives each term its places, packed, after a mark: `.` one place, `:` several.
    """

    document: SearchDocument
    terms: Mapping[str, str]
    length: int


def build_index(documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
    """The files of the index by path below `search/`. The same documents give the same bytes, in any order."""
    return assemble(index_document(document) for document in documents)


def index_document(document: SearchDocument) -> IndexedDocument:
    places: dict[str, list[int]] = defaultdict(list)
    end = max(_place(document.title, 0, places), BODY)
    foreign = document.language if document.language in RULES and document.language != "en" else ""
    if foreign:
        _place_foreign({foreign: _words(document.title)}, document.title, 0, places)
    for section in document.sections:
        content = f"{section.heading}\n{section.text}"
        words: dict[str, set[str]] = defaultdict(set)
        for language, text in section.foreign:
            words[language] |= _words(text)
        if foreign:
            words[foreign] |= _words(content)
        if words:
            _place_foreign(words, content, end, places)
        end = _place(content, end, places)
    terms = {term: _packed(found) for term, found in places.items()}
    return IndexedDocument(document, terms, end)


def _place(text: str, place: int, places: dict[str, list[int]]) -> int:
    """Note the places of a text's terms from `place` on; the result is the first place after it and a break."""
    for stretch in stretches(fold(text)):
        for unit in stretch:
            if unit.isascii() or not is_sign(unit):
                if unit not in STOP_WORDS:
                    places[_stem(unit)].append(place)
                place += 1
            else:
                for at in range(len(unit)):
                    places[unit[at : at + 2]].append(place + at)
                place += len(unit)
        place += 1
    return place


def _place_foreign(
    words: Mapping[str, set[str]], text: str, place: int, places: dict[str, list[int]]
) -> None:
    for stretch in stretches(fold(text)):
        for unit in stretch:
            if unit.isascii() or not is_sign(unit):
                for language, known in words.items():
                    if unit in known:
                        places[foreign_term(unit, language)].append(place)
                place += 1
            else:
                place += len(unit)
        place += 1


def _words(text: str) -> set[str]:
    """The words of a text that rules of stemming can change."""
    units = (unit for stretch in stretches(fold(text)) for unit in stretch)
    return {unit for unit in units if len(unit) > 3 and unit.isascii() and unit.isalpha()}


def _packed(places: list[int]) -> str:
    if len(places) == 1:
        return "." + pack(places[0])
    gaps = (after - before for before, after in zip([0, *places], places, strict=False))
    return ":" + pack(len(places) - 2) + pack_all(gaps)


def assemble(indexed: Iterable[IndexedDocument]) -> Mapping[str, bytes]:
    """The second half of `build_index`: number the pages by address and write each term's postings together."""
    pages = sorted(indexed, key=lambda page: page.document.url)
    files = {f"text/{number}.js": _text(number, page.document) for number, page in enumerate(pages)}
    firsts, names = [], ""
    postings = _postings(pages)
    for first, content in _shards(postings):
        digest = _add(files, "terms", content)
        firsts.append(first)
        names += digest
    characters = {character for term in postings if not term.isascii() for character in term}
    manifest = {
        "format": FORMAT,
        "pages": len(pages),
        "first": " ".join(firsts),
        "terms": names,
        "about": _add(files, "pages", _about(pages)),
        "han": _add(files, "han", _pack_variants(variants(characters))),
        "stemming": rules_for(sorted({term.rpartition("~")[2] for term in postings if "~" in term})),
    }
    return {"index.js": wrap("index", manifest), **files}


def _add(files: dict[str, bytes], prefix: str, value: object) -> str:
    """File a value under its digest: a browser that holds an old index.js meets a missing file, never a wrong one."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(wrap("", value)).digest())[:6].decode()
    files[f"{prefix}-{digest}.js"] = wrap(f"{prefix}-{digest}", value)
    return digest


def _text(number: int, document: SearchDocument) -> bytes:
    sections = [[section.identifier, section.heading, section.text] for section in document.sections]
    return wrap(f"text/{number}", {"url": document.url, "title": document.title, "sections": sections})


def _postings(pages: Sequence[IndexedDocument]) -> Mapping[str, str]:
    parts: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for term, places in page.terms.items():
            ahead = (number - last.get(term, 0)) * 2 + (places[0] == ":")
            last[term] = number
            parts[term].append(pack(ahead) + places[1:])
    # Browsers compare strings by UTF-16 units; the order of the files must be theirs.
    return {term: "".join(parts[term]) for term in sorted(parts, key=lambda term: term.encode("utf-16-be"))}


def _shards(postings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    first, entries, size = "", list[str](), 0
    for term, places in postings.items():
        if entries and size + len(places) > _SHARD:
            yield first, " ".join(entries)
            entries, size = [], 0
        if not entries:
            first = term
        entries.append(f"{term} {places}")
        size += len(entries[-1]) + 1
    if entries:
        yield first, " ".join(entries)


def _about(pages: Sequence[IndexedDocument]) -> Mapping[str, object]:
    documents = [page.document for page in pages]
    topics = sorted({topic for document in documents for topic in document.topics})
    traits = [(d.kind, d.language, d.year, [topics.index(topic) for topic in d.topics]) for d in documents]
    known: dict[str, int] = {}
    numbers = [known.setdefault(repr(trait), len(known)) for trait in traits]
    different = {number: trait for number, trait in zip(reversed(numbers), reversed(traits), strict=True)}
    return {
        "kinds": list(KINDS),
        "topics": topics,
        "traits": [different[number] for number in range(len(different))],
        "of": pack_all(numbers),
        "lengths": "".join(ALPHABET[_magnitude(page.length)] for page in pages),
    }


def _magnitude(length: int) -> int:
    """A length to within a quarter, as twice its binary digits plus the second of them: good enough to rank by."""
    digits = length.bit_length()
    return min(digits * 2 + (length >> max(digits - 2, 0) & 1), len(ALPHABET) - 1)


def _pack_variants(pairs: Iterable[tuple[str, str]]) -> str:
    """Both columns as differences: characters of one radical stand together in both, so the differences are small."""
    packed, before, target = "", 0, 0
    for old, new in pairs:
        packed += pack(ord(old) - before) + pack(zigzag(ord(new) - target))
        before, target = ord(old), ord(new)
    return packed

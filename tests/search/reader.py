"""Reads a built index as a browser would, but by the plainest means: what is found here is what the files say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefwright.exports.search.folding import fold
from briefwright.exports.search.packing import ALPHABET
from briefwright.exports.search.stemming import RULES, stem
from briefwright.exports.search.units import is_sign, stretches

Places = dict[int, set[int]]


def unwrap(content: bytes) -> Any:
    text = content.decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def unpack(packed: str) -> list[int]:
    numbers, number, shift = [], 0, 0
    for character in packed:
        digit = ALPHABET.index(character)
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(number)
            number = shift = 0
    return numbers


def postings(files: Mapping[str, bytes]) -> dict[str, Places]:
    """Term -> page -> places, from all term files in the order that index.js gives them."""
    manifest, terms = unwrap(files["index.js"]), {}
    names = [manifest["terms"][at : at + 6] for at in range(0, len(manifest["terms"]), 6)]
    for name in names:
        words = unwrap(files[f"terms-{name}.js"]).split(" ")
        terms.update({term: _pages(unpack(packed)) for term, packed in zip(words[::2], words[1::2], strict=True)})
    return terms


def _pages(numbers: list[int]) -> Places:
    pages: Places = {}
    left, page = iter(numbers), -1
    for head in left:
        page += head >> 1
        count, place = next(left) + 2 if head & 1 else 1, 0
        pages[page] = set()
        for _ in range(count):
            place += next(left)
            pages[page].add(place)
    return pages


def find(files: Mapping[str, bytes], phrase: str) -> set[str]:
    """Addresses of the pages with this phrase."""
    terms, wanted = postings(files), list[tuple[int, Places]]()
    at = 0
    for stretch in stretches(fold(phrase)):
        for unit in stretch:
            if not is_sign(unit):
                found = [terms.get(stem(unit, RULES[tag]) + ("" if tag == "en" else f"~{tag}"), {}) for tag in RULES]
                wanted.append((at, _together(found)))
                at += 1
                continue
            for sign in range(max(len(unit) - 1, 1)):
                pair = unit[sign : sign + 2]
                known = [terms.get(pair, {})] if len(pair) == 2 else [terms[t] for t in terms if t[0] == pair]
                wanted.append((at + sign, _together(known)))
            at += len(unit)
        at += 1
    pages = set.intersection(*(set(places) for _, places in wanted)) if wanted else set()
    return {_address(files, page) for page in pages if _stands(page, wanted)}


def _together(found: list[Places]) -> Places:
    return {page: set().union(*(one.get(page, ()) for one in found)) for one in found for page in one}


def _stands(page: int, wanted: list[tuple[int, Places]]) -> bool:
    return bool(set.intersection(*({place - at for place in places[page]} for at, places in wanted)))


def _address(files: Mapping[str, bytes], page: int) -> str:
    return str(unwrap(files[f"text/{page}.js"])["url"])

"""What authors leave out: the place is named to the line and column, and only the entry concerned is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from briefwright.bibliography import Item, Reading, gather, read
from briefwright.text import Text

SOUND = """\
% Sources of the brief.
@string{acm = {ACM Press}}

@article{smith2020,
  author  = {Smith, Ann and {World Trade Organization}},
  title   = {On the {DNA} of {\\'E}tudes},
  journal = acm # { Letters},
  year    = 2020,
  url     = {https://example.org/a_b%20c?x=1},
}

@book{brown1999,
  author    = "Brown, Bob",
  title     = "A {Very} Long
               Title",
  publisher = acm,
  year      = {1999}
}

@online{任2021,
  author = {任正非},
  title  = {华为},
  date   = {2021-04-01}
}
"""


def reading_of(source: str) -> Reading:
    return read(Text("sources.bib", source))


def told(reading: Reading) -> list[str]:
    return [f"{found.place.start.line}:{found.place.start.column} {found.message}" for found in reading.findings]


def contents(item: Item) -> tuple[str, str, dict[str, str]]:
    return item.key, item.entry_type, {name: field.raw for name, field in item.fields.items()}


def test_a_sound_file_has_no_findings() -> None:
    reading = reading_of(SOUND)
    assert told(reading) == []
    assert [item.key for item in reading.items] == ["smith2020", "brown1999", "任2021"]


def removable() -> Iterator[tuple[int, str, int]]:
    """Every brace, quote and comma that holds the file together: its offset, what it is, the entry it belongs to."""
    inside_names = {offset for offset in range(len(SOUND)) if SOUND[offset] == "," and SOUND[offset - 1].isalpha()}
    names = {SOUND.index("Smith,") + 5, SOUND.index("Brown,") + 5}
    keys = {SOUND.index("smith2020,") + 9, SOUND.index("brown1999,") + 9, SOUND.index("任2021,") + 5}
    trailing = SOUND.index("x=1},") + 4  # behind the last field a comma is free
    starts = [SOUND.index(f"@{word}") for word in ("string", "article", "book", "online")]
    for offset, sign in enumerate(SOUND):
        optional = sign == "," and (offset in names | {trailing} or (offset in inside_names and offset not in keys))
        if sign in '{}",' and not optional:
            yield offset, sign, sum(start <= offset for start in starts) - 1


@pytest.mark.parametrize(("offset", "sign", "entry"), list(removable()), ids=str)
def test_one_missing_mark_costs_only_its_entry(offset: int, sign: str, entry: int) -> None:
    line = Text("sources.bib", SOUND).position(offset).line
    reading = reading_of(SOUND[:offset] + SOUND[offset + 1 :])
    assert [found.place.start.line for found in reading.findings if "no @string" not in found.message] == [line]
    sound = [contents(item) for item in reading_of(SOUND).items]
    kept = [contents(item) for item in reading.items]
    for number, one in enumerate(sound, start=1):
        # The string's own loss shows in the values of those who use it.
        assert number == entry or one in kept or (entry == 0 and one[0] in [item[0] for item in kept])


CASES: Mapping[str, tuple[str, list[str]]] = {
    "missing comma": (
        "@misc{k,\n  title = {T}\n  note = {N}\n}",
        ["2:14 missing comma after `title` in `k`"],
    ),
    "missing comma after the key": (
        "@misc{k\n  title = {T}\n}",
        ["1:8 missing comma after the key `k`"],
    ),
    "missing closing brace of a value": (
        "@misc{k,\n  title = {T,\n  note = {N}\n}\n\n@misc{l, title={L}}",
        ["2:13 missing closing brace of `title` in `k`"],
    ),
    "missing inner brace": (
        "@misc{k,\n  title = {The {DNA book},\n  note = {N}\n}",
        ["2:16 missing closing brace in `title` in `k`"],
    ),
    "missing opening brace of a value": (
        "@misc{k,\n  title = A word},\n  note = {N}\n}",
        ["2:11 missing opening brace of `title` in `k`"],
    ),
    "missing opening brace of one word, last": (
        "@misc{k,\n  year = 2020}\n}",
        ["2:10 missing opening brace of `year` in `k`"],
    ),
    "missing closing quote": (
        '@misc{k,\n  title = "T,\n  note = "N"\n}',
        ["2:13 missing closing quote of `title` in `k`"],
    ),
    "missing opening quote": (
        '@misc{k,\n  title = A word",\n  note = "N"\n}',
        ["2:11 missing opening quote of `title` in `k`"],
    ),
    "missing opening quote before braces": (
        '@misc{k,\n  title = {A word}",\n  note = "N"\n}',
        ["2:11 missing opening quote of `title` in `k`"],
    ),
    "missing closing brace inside quotes": (
        '@misc{k,\n  title = "{A\n word",\n  note = "N"\n}',
        ["3:6 missing closing brace in `title` in `k`"],
    ),
    "missing opening brace inside quotes": (
        '@misc{k,\n  title = "A\n word}",\n  note = "N"\n}',
        ["2:12 missing opening brace in `title` in `k`"],
    ),
    "a quote inside quotes": (
        '@misc{k,\n  title = "The "big" thing",\n  note = "N"\n}',
        ["2:16 a quote inside the quoted value of `title` in `k`"],
    ),
    "missing closing brace of the entry": (
        "@misc{k,\n  title = {T}\n\n\n@misc{l, title={L}\n}\n\n@misc{m, title={M}\n}",
        ["3:1 missing closing brace in `k`"],
    ),
    "missing closing brace at the end of the file": (
        "@misc{k, title = {T}",
        ["1:21 missing closing brace in `k`"],
    ),
    "missing opening brace of the entry": (
        "@misck,\n  title = {T},\n}",
        ["1:6 missing opening brace after `@misc`"],
    ),
    "missing equals sign": (
        "@misc{k,\n  title {T}\n}",
        ["2:8 missing `=` after `title` in `k`"],
    ),
    "no value": ("@misc{k,\n  note = ,\n  title = {T}\n}", ["2:10 `note` has no value in `k`"]),
    "no braces": (
        "@misc{k,\n  title = Two words,\n  note = {N}\n}",
        ["2:11 no braces around the value of `title` in `k`"],
    ),
    "one brace too many": ("@misc{k,\n  title = {T}},\n  note = {N}\n}", ["2:14 one closing brace too many in `k`"]),
    "text in an entry": ("@misc{k,\n  title = {T},\n  what is this\n}", ["3:3 `what is this` is no field in `k`"]),
    "empty key": ("@misc{,\n  title = {T}\n}", ["1:7 an entry without a key in this @misc"]),
    "no key at all": ("@misc{title = {T}}", ["1:7 an entry without a key in this @misc"]),
    "a key with a space": (
        "@misc{smith 2020,\n  title = {T}\n}",
        ["1:7 the key `smith 2020` has spaces or marks"],
    ),
    "undefined string": (
        "@string{acm = {ACM}}\n@misc{k, title={T}, publisher = acn}",
        ["2:33 no @string is called `acn` in `publisher` of `k`"],
    ),
    "a field twice": (
        "@misc{k,\n  title = {T},\n  title = {U}\n}",
        ["3:3 `k` has the field `title` twice"],
    ),
    "text between entries": (
        "@misc{k, title={T}}\nwhat is this\n@misc{l, title={L}}",
        ["2:1 text outside of any entry: `what is this`"],
    ),
    "an unknown type": ("@artcle{k, title={T}}", ["1:2 `k` has the unknown type `@artcle`"]),
    "a parent that is not there": (
        "@inbook{k, title={T},\n  crossref = {bok}}\n@book{book, title={B}}",
        ["2:15 `k` inherits from `bok`, which does not exist"],
    ),
    "a circle of parents": (
        "@misc{a, title={T}, crossref={b}}\n@misc{b, title={T}, crossref={a}}",
        ["2:31 `b` inherits from itself: a → b → a"],
    ),
    "a field inside a value": (
        "@misc{k,\n  title = {T,\n  note = {N}},\n}",
        ["3:3 the value of `title` in `k` holds what looks like the field `note`"],
    ),
    "an unknown command": (
        "@misc{k,\n  title = {A \\frobnicate{B}}\n}",
        ["2:11 `title` of `k` uses `\\frobnicate`, which this reader does not know"],
    ),
    "an invisible character": (
        "@misc{k,\n  title = {A\u202eB}\n}",
        ["2:13 an invisible character (U+202E) in the bibliography"],
    ),
    "an unclosed comment": (
        "@comment{ never closed\n@misc{k, title={T}}",
        ["1:1 missing closing `}` in this @comment"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_at_its_place(name: str) -> None:
    source, expected = CASES[name]
    assert told(reading_of(source)) == expected


# Where the fix is mechanical the finding carries it, and with it nothing more is wrong.
FIXED = [name for name in CASES if name.startswith(("missing c", "missing o", "missing eq", "no braces", "a key with"))]


@pytest.mark.parametrize("name", sorted(set(FIXED) - {"missing inner brace"}))
def test_a_fix_mends_the_file(name: str) -> None:
    source, _ = CASES[name]
    fix = reading_of(source).findings[0].fix
    assert fix is not None
    mended = source[: fix.place.span.start] + fix.replacement + source[fix.place.span.end :]
    assert told(reading_of(mended)) == []


def test_a_suggestion_names_what_is_nearest() -> None:
    found = reading_of("@string{acm = {ACM}}\n@misc{k, title={T}, publisher = acn}").findings[0]
    assert found.help == "did you mean `acm`?"


def test_the_first_of_two_fields_counts() -> None:
    item = reading_of("@misc{k, title = {T}, title = {U}}").items[0]
    assert item.title == "T"


def test_two_equal_fields_are_only_a_warning() -> None:
    found = reading_of("@misc{k, title = {T}, title = {T}}").findings[0]
    assert found.severity == "warning"


def test_an_example_entry_inside_an_abstract_is_no_fault() -> None:
    abstract = "Use\n@misc{x,\n  title = {Y}\n}\nfor that."
    reading = reading_of(f"@misc{{k,\n  title = {{T}},\n  abstract = {{{abstract}}},\n}}\n@misc{{l, title={{L}}}}")
    assert told(reading) == []
    assert [item.key for item in reading.items] == ["k", "l"]


BOMBS = {
    "doubling strings": '@string{a0="xxxxxxxxxx"}\n'
    + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    + "@misc{k, title = a60}",
    "a long string in many values": "@string{a={" + "x" * 900_000 + "}}\n" + "@misc{k, title={T}, note=a}\n" * 50,
    "deep braces": "@misc{k, title={" + "{" * 50_000 + "a" + "}" * 50_000 + "}}",
    "deep commands": "@misc{k, title={" + "\\emph{" * 20_000 + "a" + "}" * 20_000 + "}}",
    "a huge field": "@misc{k, title={" + "word " * 300_000 + "}}",
    "a circle of three": "@misc{a,crossref={b}}@misc{b,crossref={c}}@misc{c,crossref={a}}",
    "a long chain": "".join(f"@misc{{k{n}, crossref={{k{n + 1}}}, title={{x}}}}\n" for n in range(500))
    + "@misc{k500, title={T}}",
    "only opening braces": "@misc{k, title={x\n" * 1_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_finding(name: str) -> None:
    bibliography, findings = gather([reading_of(BOMBS[name])])
    assert bibliography
    assert findings
    assert max(len(str(item.csl)) for item in bibliography.values()) < 2_500_000


def test_commands_that_call_themselves_end() -> None:
    reading = reading_of('@preamble{"\\newcommand{\\a}{\\a\\a}"}\n@misc{k, title={x \\a}}')
    assert reading.items[0].title == "x"

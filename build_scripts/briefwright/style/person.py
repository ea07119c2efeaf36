"""Names as CSL-JSON gives them: parts, particles that still stand inside other parts, literals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SPACE = re.compile(r"[ \t\r\n]+")
_APOSTROPHES = "'’‘ʼ"
#: Scripts that write the family name first and put no space between the parts.
_CJK = re.compile(
    r"[\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_LETTERS = re.compile(r"[^\W\d_]")
_PARTICLE_TAIL = re.compile(rf"^(?:[^\W\d_A-Z]+[{_APOSTROPHES}]|al-|el-)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name. `literal` names have no parts; `script` is "latin", "cjk" or "other"."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False
    script: str = "latin"


def read_names(value: object, *, static: bool = False) -> tuple[Name, ...]:
    """The names of a CSL-JSON name variable; anything that is not a name is passed over.

    `static` names keep the family name first wherever they stand.
    """
    if isinstance(value, Mapping):
        value = [value]
    if isinstance(value, str):
        value = [{"literal": value}] if value.strip() else []
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple(name for part in value if (name := _read(part, static)) is not None)


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return _SPACE.sub(" ", str(value)).strip(" ") if isinstance(value, (str, int, float)) else ""


def _read(data: object, static: bool) -> Name | None:
    if isinstance(data, str):
        data = {"literal": data}
    if not isinstance(data, Mapping):
        return None
    literal = _text(data, "literal") or _text(data, "name")
    family, given = _text(data, "family"), _text(data, "given")
    if not (family or given):
        return Name(literal=literal, script=_script(literal)) if literal else None
    dropping, non_dropping = _text(data, "dropping-particle"), _text(data, "non-dropping-particle")
    suffix = _text(data, "suffix")
    comma_suffix = bool(data.get("comma-suffix"))
    if family[:1] == '"' and family[-1:] == '"' and len(family) > 2:
        family = family[1:-1]
    elif not (dropping or non_dropping):
        non_dropping, family = _leading_particle(family)
        given, dropping = _trailing_particle(given)
        if not suffix:
            given, suffix, comma_suffix = _trailing_suffix(given, comma_suffix)
    static = static or bool(data.get("static-ordering"))
    if not family:
        family, given = given, ""
    return Name(family, given, dropping, non_dropping, suffix, comma_suffix, "", static, _script(family + given))


def _script(text: str) -> str:
    if _CJK.search(text) and not _LATIN.search(text):
        return "cjk"
    if _LATIN.search(text) or not _OTHER_LETTERS.search(text):
        return "latin"
    return "other"


def _leading_particle(family: str) -> tuple[str, str]:
    """(particle, rest): lower-case words before the first capital belong to the particle (`van der Vlist`)."""
    words = family.split(" ")
    at = 0
    while at < len(words) - 1 and _is_particle(words[at]):
        at += 1
    joined = re.match(rf"((?:d|l|al|el|s|t|’t|'t|dell|dall|all|nell|sull|un)[{_APOSTROPHES}\-–])(?=\w)", words[at])
    if joined and words[at][joined.end() :][:1].isupper():
        words[at : at + 1] = [joined[1], words[at][joined.end() :]]
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_particle(word: str) -> bool:
    bare = word.strip(_APOSTROPHES + ".")
    return bool(bare) and bare == bare.lower() and bare[0].isalpha() and bare != bare.upper()


def _trailing_particle(given: str) -> tuple[str, str]:
    words = given.split(" ")
    at = len(words)
    while at > 1 and _is_particle(words[at - 1]) and "," not in words[at - 1]:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _trailing_suffix(given: str, comma: bool) -> tuple[str, str, bool]:
    """A suffix written after a comma in the given name: `James, III`, and with `!` for a comma in the output."""
    head, found, tail = given.partition(",")
    tail = tail.strip()
    if not found or not tail:
        return given, "", comma
    if tail[0] == "!":
        return head.strip(), tail[1:].strip(), True
    return head.strip(), tail, comma or bool(re.match(r"(?:Jr|Sr)\b", tail))

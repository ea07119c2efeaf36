"""What a new brief and a new site begin with, from the files in `templates/`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable

_TEMPLATES = "templates"
_LONGEST = 60
_NOBODY = "Name of the author"


def slug(title: str) -> str:
    """A file name for a title: its words in lower case, joined by hyphens, in whatever script it is written."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    # Accents of Latin letters go; marks of other scripts, such as Japanese voicing, are letters of their words.
    plain = unicodedata.normalize("NFC", re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", plain))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


def brief(title: str, authors: Sequence[str], today: date) -> str:
    """A brief with front matter, sections, and remarks that tell what to write where."""
    names = "".join(f"\n  - {_yaml(name)}" for name in authors or [_NOBODY])
    values = {"TITLE": _yaml(title), "AUTHORS": names, "DATE": today.isoformat()}
    return _filled(_read(_root() / "brief.md"), values)


def site(name: str, today: date) -> Mapping[str, str]:
    """The files of a small whole site, by path."""
    values = {"NAME": _yaml(name), "DATE": today.isoformat()}
    found = sorted(_files(_root() / "site", ""))
    return {path.replace("dot-", ".", 1): _filled(content, values) for path, content in found}


def _files(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, _read(entry)))
    return found


def _filled(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda name: values[name[1]], template)


def _yaml(value: str) -> str:
    """A text that YAML and mkdocs read as this very text: JSON's quoted form is YAML's too."""
    return json.dumps("".join(char for char in value if char.isprintable()), ensure_ascii=False)


def _root() -> Traversable:
    return resources.files("briefwright.hosts") / _TEMPLATES


def _read(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")

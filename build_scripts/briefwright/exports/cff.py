"""A brief as CITATION.cff (Citation File Format 1.2.0): the file from which GitHub and Zenodo tell how to cite."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from briefwright.bibliography import Item

_NAMES = {"family-names": "family", "given-names": "given", "name-suffix": "suffix"}
_MESSAGE = "If you use this brief, please cite it as below."


def cff(item: Item) -> str:
    """The text of the file for an item that stands for a brief."""
    authors = _authors(item.csl) or [{"name": item.publisher or item.title}]
    title = item.title or item.key
    year, month, day = (*_parts(item.csl), 0, 0, 0)[:3]
    cited: dict[str, object] = {"type": "report", "title": title, "authors": authors}
    cited |= {"year": year} if year else {}
    cited |= {"month": month} if month else {}
    cited |= {"institution": {"name": item.publisher}} if item.publisher else {}
    cited |= {"url": item.url} if item.url else {}
    cited |= {"languages": [item.language.partition("-")[0]]} if item.language else {}
    whole: dict[str, object] = {"cff-version": "1.2.0", "message": _MESSAGE, "title": title, "authors": authors}
    whole |= {"date-released": f"{year:04}-{month:02}-{day:02}"} if day else {}
    whole |= {"url": item.url} if item.url else {}
    return _dumped({**whole, "preferred-citation": cited})


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands twice twice: readers of the format do not follow anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - asked of every value
        return True


def _dumped(value: Mapping[str, object]) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000))


def _authors(csl: Mapping[str, object]) -> list[dict[str, str]]:
    listed = csl.get("author")
    found = []
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping) and one.get("literal"):
            found.append({"name": str(one["literal"])})
        elif isinstance(one, Mapping):
            found.append({name: str(one[part]) for name, part in _NAMES.items() if one.get(part)})
    return [one for one in found if one]


def _parts(csl: Mapping[str, object]) -> tuple[int, ...]:
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return tuple(int(part) for part in first if str(part).isdigit())

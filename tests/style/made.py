"""Styles and items for the tests of rendering, short enough to read beside the expected text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from briefwright.style import Style, compile_style

AUTHOR_DATE = """
<citation {options}>
  <layout prefix="(" suffix=")" delimiter="; ">
    <group delimiter=", ">
      <group delimiter=" ">
        <names variable="author"><name form="short" and="text"/></names>
        <date variable="issued"><date-part name="year"/></date>
      </group>
      <text variable="locator"/>
    </group>
  </layout>
</citation>
<bibliography>
  <sort><key variable="author"/><key variable="issued"/></sort>
  <layout suffix=".">
    <group delimiter=". ">
      <names variable="author"><name name-as-sort-order="all"/></names>
      <date variable="issued"><date-part name="year"/></date>
      <text variable="title" font-style="italic"/>
    </group>
  </layout>
</bibliography>
"""
NUMERIC = """
<citation collapse="citation-number">
  <sort><key variable="citation-number"/></sort>
  <layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout>
</citation>
<bibliography>
  <layout><group delimiter=" "><text variable="citation-number"/><text variable="title"/></group></layout>
</bibliography>
"""
NOTES = """
<citation>
  <layout suffix="." delimiter="; ">
    <choose>
      <if position="ibid"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
      <else-if position="subsequent"><text variable="title" form="short"/></else-if>
      <else>
        <group delimiter=", ">
          <names variable="author"/><text variable="title" quotes="true"/><text variable="locator"/>
        </group>
      </else>
    </choose>
  </layout>
</citation>
"""


@cache
def locale(tag: str) -> str | None:
    found = find_spec("citeproc")
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "data" / "locales" / f"locales-{tag}.xml"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def xml(body: str, kind: str = "in-text", attributes: str = "") -> str:
    return f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" {attributes}>{body}</style>'


@cache
def style(body: str, kind: str = "in-text", attributes: str = "") -> Style:
    made = compile_style(xml(body, kind, attributes), locale)
    assert isinstance(made, Style), made
    return made


@cache
def own_style(name: str) -> Style:
    """One of the two styles that come with the program."""
    made = compile_style((files("briefwright.style") / "styles" / f"{name}.csl").read_text(encoding="utf-8"), locale)
    assert isinstance(made, Style), made
    return made


def book(family: str, year: int, title: str = "A Book", **more: object) -> Mapping[str, object]:
    people = [{"family": name, "given": "Ann"} for name in family.split(" and ")]
    return {"type": "book", "author": people, "issued": {"date-parts": [[year]]}, "title": title, **more}

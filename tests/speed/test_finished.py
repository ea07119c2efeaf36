"""Finished pages are judged and indexed one by one, in several processes, and as if all were read together."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefwright.exports import search
from briefwright.hosts import audit, parallel_reading, policy
from briefwright.hosts.cache import NONE, Cache

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><main><h1>{title}</h1>
<h2 id="part-{number}">Part</h2><p>{words}</p><a href="../p{to}/#part-{anchor}">on</a></main>{more}</body></html>"""


def files(*, broken: bool) -> dict[str, bytes]:
    made = {}
    for number in range(20):
        to = (number + 1) % 20
        fault = broken and number % 4 == 0
        more = '<script>alert(1)</script><img src="../gone.png">' if broken and number % 5 == 0 else ""
        page = PAGE.format(
            title=f"Page {number}", number=number, words="ports 港口 " * 9, to=to, anchor=99 if fault else to, more=more
        )
        made[f"p{number}/index.html"] = page.encode()
    made["styles/page.css"] = b"a { background: url(gone.svg) }" if broken else b"a { color: red }"
    return made


def judged(site: audit.Site, read: Mapping[str, parallel_reading.Finished]) -> tuple[object, ...]:
    return audit.audit(site, {path: page.reading for path, page in read.items()})


@pytest.mark.parametrize("broken", [True, False], ids=["broken", "sound"])
def test_pages_read_one_by_one_say_what_they_say_together(
    broken: bool, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFWRIGHT_WORKERS", "2")
    site = audit.Site(files(broken=broken), "", frozenset({"alpha"}))
    together = audit.audit(audit.Site(site.files, "", site.keys))
    assert bool(together) is broken
    kept = Cache(tmp_path_factory.mktemp("kept"), b"key")
    for cache in (NONE, kept, kept):
        read = parallel_reading.read(site, cache)
        assert judged(site, read) == together
        assert [one for page in read.values() for one in page.unsafe] == list(policy.faults(site))
        documents = [
            one
            for path, content in sorted(site.files.items())
            if path.endswith(".html")
            for one in search.extract(path.removesuffix("index.html"), content.decode())
        ]
        index = {f"search/{name}": content for name, content in search.build_index(documents).items()}
        assert parallel_reading.search_index(read) == index


def test_a_page_that_stays_is_judged_anew_when_what_it_leads_to_changes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    kept = Cache(tmp_path_factory.mktemp("kept"), b"key")
    sound = files(broken=False)
    first = audit.Site(sound)
    assert judged(first, parallel_reading.read(first, kept)) == ()
    second = audit.Site({**sound, "p3/index.html": sound["p3/index.html"].replace(b"part-3", b"part-three")})
    found = audit.audit(second, {path: page.reading for path, page in parallel_reading.read(second, kept).items()})
    assert [one.place.path for one in found] == ["p2/index.html"]
    assert "part-3" in found[0].message


def test_other_keys_are_looked_for_in_pages_that_stay(tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = Cache(tmp_path_factory.mktemp("kept"), b"key")
    page = {"index.html": b"<!doctype html><html><body><main><p>as @alpha says</p></main></body></html>"}
    unknown, known = audit.Site(page), audit.Site(page, "", frozenset({"alpha"}))
    assert judged(unknown, parallel_reading.read(unknown, kept)) == ()
    assert len(judged(known, parallel_reading.read(known, kept))) == 1

"""The pages as readers get them: every template in a real Chromium, and what programs read in their heads."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser
from tests.browser.publication import BRIEF, REPOSITORY, TEMPLATES, published, visit
from tests.browser.serving import Site

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def site(serve: Callable[..., Site]) -> Site:
    """Served without a policy of the host: the page's own must hold."""
    return serve(published(), policy="")


def parsed(path: str, engine: str = "mkdocs") -> LexborHTMLParser:
    return LexborHTMLParser((published(engine) / path / "index.html").read_text(encoding="utf-8"))


# Every template


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_has_a_serious_barrier(chromium: Browser, site: Site, template: str) -> None:
    with visit(chromium, site, TEMPLATES[template]) as page:
        if template == "search":
            page.locator(".bw-search-result").first.wait_for()
        assert barriers(page) == []
        page.emulate_media(color_scheme="dark")
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
        assert barriers(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert barriers(page) == []


def barriers(page: Page) -> list[tuple[str, str, str]]:
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], node["html"][:200], node["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


def test_the_policy_of_a_page_lets_nothing_in_that_is_not_ours(chromium: Browser, site: Site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site.address + BRIEF)
    ran = """() => new Promise((done) => {
        document.body.insertAdjacentHTML("beforeend", "<p id=x style='color: rgb(1, 2, 3)' onclick='window.ran = 1'>");
        const script = document.createElement("script");
        script.textContent = "window.ran = 1";
        document.body.append(script);
        document.getElementById("x").click();
        const reached = (url) => fetch(url, { mode: "no-cors" }).then(() => true, () => false);
        const colour = getComputedStyle(document.getElementById("x")).color;
        reached("https://other.example/").then((out) => done([window.ran ?? 0, colour === "rgb(1, 2, 3)", out]));
    })"""
    assert page.evaluate(ran) == [0, False, False]
    context.close()


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_page_is_wider_than_the_screen(chromium: Browser, site: Site, template: str) -> None:
    with visit(chromium, site, TEMPLATES[template]) as page:
        for width in (320, 390, 768):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_while_a_page_loads(chromium: Browser, site: Site) -> None:
    watch = """() => { window.moved = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true }); }"""
    for template in ("flagship", "bibliography", "source"):
        with visit(chromium, site, TEMPLATES[template]) as page:
            page.evaluate(watch)
            page.wait_for_timeout(200)
            assert page.evaluate("window.moved") < 0.001, template


def test_pages_are_light(chromium: Browser, site: Site) -> None:
    """HTML, styles and scripts together, as they come over the wire; a brief with charts carries two pictures each."""
    for path, most in ((BRIEF, 35_000), ("briefs/what-amazon-kept-in-china/", 60_000)):
        before = len(site.requests)
        with visit(chromium, site, path):
            pass
        assert sum(request.sent for request in site.requests[before:]) < most


def test_the_footer_names_the_version_of_the_package() -> None:
    version = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"Briefwright {version}." in parsed(BRIEF).css_first(".bw-footer-line").text()  # type: ignore[union-attr]


# Without scripts, by keyboard, on paper


def test_without_scripts_a_brief_is_whole(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF, java_script_enabled=False, color_scheme="dark") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("What the harbour earns")
        expect(page.locator(".bw-contents")).to_be_visible()
        expect(page.locator(".bw-copy, .bw-scheme")).to_have_count(1)
        expect(page.locator(".bw-scheme")).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 31)"
        page.locator(".bw-search-open").click()
        expect(page.locator("#bw-search-page noscript a").first).to_be_visible()


def test_the_first_stop_of_the_keyboard_leads_past_the_masthead(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.keyboard.press("Tab")
        link = page.get_by_role("link", name="Skip to content")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()


def test_paper_shows_every_address_and_no_controls(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.emulate_media(media="print")
        for selector in (".bw-nav", ".bw-tools", ".bw-contents", ".bw-copy", ".bw-source"):
            expect(page.locator(selector).first).to_be_hidden()
        expect(page.locator("#ref-port2026 .bw-entry")).to_contain_text("https://port.example/report?a=1&b=2")
        link = page.locator("#ref-port2026 .bw-archive")
        after = link.evaluate("link => getComputedStyle(link, '::after').content")
        assert "https://archive.example/20260220/report" in after
        page.evaluate("document.documentElement.setAttribute('data-md-color-scheme', 'slate')")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_a_phone_the_contents_open_from_a_button_and_close_with_a_choice(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF, **PHONE) as page:
        contents = page.locator("#bw-contents")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="Contents").tap()
        expect(contents).to_be_visible()
        contents.get_by_role("link", name="Sources").tap()
        expect(contents).to_be_hidden()
        expect(page.locator("#references")).to_be_in_viewport()


def test_a_table_wider_than_the_page_can_be_scrolled_by_keyboard(chromium: Browser, site: Site) -> None:
    def frame(page: Page) -> str | None:
        return page.locator(".bw-text > .bw-table-scroll").first.get_attribute("tabindex")

    with visit(chromium, site, "writing/", viewport={"width": 320, "height": 700}) as page:
        page.wait_for_timeout(100)
        assert frame(page) == "0"
    with visit(chromium, site, BRIEF) as page:
        page.wait_for_timeout(100)
        assert frame(page) is None


# Colours, copying, filters


def test_a_choice_of_colours_lasts(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        dark = page.get_by_role("button", name="Dark colours")
        expect(dark).to_have_attribute("aria-pressed", "false")
        dark.click()
        expect(dark).to_have_attribute("aria-pressed", "true")
        page.goto(site.address)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 31)"
        dark.click()
        page.emulate_media(color_scheme="dark")  # back at what the system said, the page follows it again
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
        expect(dark).to_have_attribute("aria-pressed", "true")


def test_references_can_be_copied_as_text_and_as_biblatex(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="Copy the reference").click()
        expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith("Ruiz, Ana and Harbour research group. 2026. What the harbour earns.")
        page.get_by_role("button", name="Copy BibLaTeX: reference").click()
        page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('@')")


def test_the_bibliography_can_be_filtered_and_the_filter_linked(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, "bibliography/") as page:
        status = page.locator(".bw-filter-count")
        entries = page.locator(".bw-sources > li:visible")
        everything = entries.count()
        expect(status).to_have_text(f"{everything} sources")
        page.get_by_label("Language").select_option(label="Chinese (1)")
        expect(entries).to_have_count(1)
        expect(status).to_have_text(f"1 of {everything} sources")
        assert page.url.endswith("#lang=zh")
        page.reload()
        expect(entries).to_have_count(1)
        page.get_by_label("Kind").select_option("primary")
        expect(entries).to_have_count(0)
        page.get_by_role("button", name="Show all").click()
        expect(entries).to_have_count(everything)
        assert "#" not in page.url
        page.goto(f"{site.address}bibliography/#kind=nonsense")
        expect(entries).to_have_count(everything)


# What stands in the pages


def test_the_front_page_is_named_for_what_it_is_and_lists_the_newest_brief_first() -> None:
    page = parsed("")
    assert [node.text() for node in page.css("h1")] == ["Research that shows its sources"]
    titles = [node.text() for node in page.css(".bw-brief h3")]
    assert len(titles) == 3
    assert titles[-1] == "What the harbour earns"


def test_key_findings_are_a_section_of_their_own() -> None:
    section = parsed(BRIEF).css_first("section.bw-findings[aria-labelledby=key-findings]")
    assert section is not None
    assert "differ by 9 million" in section.text()
    assert "our calculation: 40 - 31 = 9" in section.text()
    assert "By year" not in section.text()


def test_titles_carry_their_language_and_descriptions_in_brackets_do_not() -> None:
    foreign = parsed("sources/zhang2024/").css_first("h1")
    described = parsed("sources/customs2026/").css_first("h1")
    assert foreign is not None
    assert (foreign.text(), foreign.attributes.get("lang")) == ("港口收入", "zh")
    assert described is not None
    assert described.attributes.get("lang") is None
    entry = parsed(BRIEF).css_first("#ref-zhang2024 .bw-entry")
    assert entry is not None
    assert [node.text() for node in entry.css("[lang=zh]")] == ["张伟", "港口收入", "海关评论"]


def test_a_reference_says_its_kind_when_it_was_seen_and_where_a_copy_is() -> None:
    entry = parsed(BRIEF).css_first("#ref-port2026")
    assert entry is not None
    about = entry.css_first(".bw-about")
    assert about is not None
    assert "primary source" in about.text()
    assert "seen 20 February 2026" in about.text()
    assert [node.attributes["href"] for node in about.css(".bw-archive")] == ["https://archive.example/20260220/report"]
    link = entry.css_first(".bw-entry a")
    assert link is not None
    assert link.attributes["href"] == link.text() == "https://port.example/report?a=1&b=2"
    other = parsed(BRIEF).css_first("#ref-customs2026 .bw-about")
    assert other is not None
    assert other.css(".bw-seen, .bw-archive") == []


def _meta(page: LexborHTMLParser) -> list[tuple[str, str]]:
    nodes = page.css("head meta[name], head meta[property]")
    return [(n.attributes.get("name") or n.attributes["property"] or "", n.attributes["content"] or "") for n in nodes]


def test_the_head_of_a_brief_says_who_wrote_what_when() -> None:
    told = _meta(parsed(BRIEF))
    for pair in (
        ("citation_title", "What the harbour earns"),
        ("citation_author", "Ana Ruiz"),
        ("citation_author_orcid", "0000-0002-1825-0097"),
        ("citation_author", "Harbour research group"),
        ("citation_publication_date", "2026/03/01"),
        ("citation_language", "en"),
        ("og:type", "article"),
        ("og:title", "What the harbour earns"),
        ("article:modified_time", "2026-03-05"),
        ("briefwright:kind", "brief"),
        ("briefwright:year", "2026"),
        ("briefwright:topic", "Trade & money"),
        ("briefwright:language", "en"),
        ("referrer", "no-referrer"),
        ("description", "Two offices count the port's income."),
    ):
        assert pair in told
    kinds = [dict(_meta(parsed(path)))["briefwright:kind"] for path in ("", "sources/zhang2024", "search")]
    assert kinds == ["page", "source", "none"]
    assert not any(name.startswith("citation_") for name, _ in _meta(parsed("method")))


def test_linked_data_names_authors_and_sources_and_cannot_end_its_element() -> None:
    node = parsed(BRIEF).css_first('script[type="application/ld+json"]')
    assert node is not None
    raw = node.text()
    assert not set("<>&") & set(raw)
    report = json.loads(raw)
    assert (report["@type"], report["headline"]) == ("Report", "What the harbour earns")
    person, group = report["author"]
    assert person == {
        "@type": "Person",
        "name": "Ana Ruiz",
        "url": "https://ruiz.example/",
        "sameAs": "https://orcid.org/0000-0002-1825-0097",
    }
    assert group == {"@type": "Organization", "name": "Harbour research group"}
    cited = {one["name"]: one for one in report["citation"]}
    assert set(cited) == {"Annual report", "[A table of customs, in French]", "港口收入"}
    assert cited["Annual report"]["url"] == "https://port.example/report?a=1&b=2"


@pytest.mark.slow
def test_both_engines_give_readers_and_programs_the_same() -> None:
    for path in (BRIEF, "sources/zhang2024", "bibliography", "", "search"):
        pages = [parsed(path, engine) for engine in ("mkdocs", "zensical")]
        assert _meta(pages[0]) == _meta(pages[1])
        for selector in ("html", "body > header", ".bw-footer", ".bw-contents", "title"):
            heads = [[(node.attributes, node.text(strip=True)) for node in page.css(selector)] for page in pages]
            if selector == "html":
                heads = [[heads[0][0][0]], [heads[1][0][0]]]  # type: ignore[list-item]
            assert heads[0] == heads[1], (path, selector)
        articles = [" ".join((page.css_first("article").html or "").split()) for page in pages]  # type: ignore[union-attr]
        assert articles[0] == articles[1]


@pytest.mark.slow
def test_pages_of_the_other_engine_obey_the_policy_too(chromium: Browser, serve: Callable[..., Site]) -> None:
    other = serve(published("zensical"), policy="")
    for path in ("", BRIEF, "bibliography/", "404.html"):
        with visit(chromium, other, path) as page:
            expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_nothing_of_the_parent_theme_is_shipped_unused() -> None:
    shipped = {path.relative_to(published()).as_posix() for path in Path(published()).rglob("*") if path.is_file()}
    assert [path for path in shipped if path.startswith(("assets/javascripts/", "assets/stylesheets/"))] == []

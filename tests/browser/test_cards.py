"""Cards over citations, as pointers, keyboards, fingers and screen readers meet them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.publication import BRIEF, published, visit
from tests.browser.serving import Site

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FIRST, SECOND = "#cite-port2026-1", "#cite-zhang2024-1"  # in one pair of brackets
OTHER = "#cite-customs2026-1"


@pytest.fixture(scope="module")
def site(serve: Callable[..., Site]) -> Site:
    return serve(published(), policy="")


def card(page: Page) -> Locator:
    return page.locator(".bw-card")


def test_hovering_opens_a_card_that_the_pointer_may_enter_and_that_closes_behind_it(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site, BRIEF) as page:
        expect(card(page)).to_have_count(0)
        page.locator(FIRST).hover()
        expect(card(page)).to_be_visible()
        box = card(page).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 30, box["y"] - 3)  # the gap on the way
        page.wait_for_timeout(60)
        card(page).get_by_role("link", name="About this source").last.hover()
        page.wait_for_timeout(600)
        expect(card(page)).to_be_visible()
        page.mouse.move(2, 2)
        expect(card(page)).to_have_count(0)


def test_a_pointer_that_only_passes_opens_nothing(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.evaluate("""() => new MutationObserver((changes) => {
            if (document.querySelector(".bw-card")) window.opened = true;
        }).observe(document.body, { childList: true, subtree: true })""")
        page.locator(FIRST).hover()
        page.wait_for_timeout(30)
        page.mouse.move(2, 2)
        page.wait_for_timeout(500)
        assert page.evaluate("window.opened") is None


def test_a_card_shows_every_cite_of_the_brackets_with_all_that_is_known_of_it(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(FIRST).hover()
        parts = card(page).get_by_role("listitem")
        expect(parts).to_have_count(2)
        report, article = parts.nth(0), parts.nth(1)
        for words in ("primary source", "seen 20 February 2026", "Port Authority. 2026.", "Cited place: p. 3"):
            expect(report).to_contain_text(words)
        expect(report.get_by_role("link", name="Archived copy")).to_have_attribute(
            "href", "https://archive.example/20260220/report"
        )
        titles = ("Original title: 港口收入", "Translated: The income of ports")
        for words in ("second-hand account", "in Chinese", *titles):
            expect(article).to_contain_text(words)
        expect(article.locator(".bw-card-row [lang=zh]")).to_have_text("港口收入")
        expect(report).not_to_contain_text("Original title")


def test_the_keyboard_goes_from_cite_to_cite_into_the_card_and_on(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(".bw-orcid").focus()
        page.keyboard.press("Tab")
        expect(page.locator(FIRST)).to_be_focused()
        expect(card(page)).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.locator(SECOND)).to_be_focused()
        stops = card(page).get_by_role("link")
        for stop in range(stops.count()):
            page.keyboard.press("Tab")
            expect(stops.nth(stop)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator(OTHER)).to_be_focused()
        expect(card(page).get_by_role("listitem")).to_have_count(1)
        page.keyboard.press("Shift+Tab")
        expect(page.locator(SECOND)).to_be_focused()
        expect(card(page).get_by_role("listitem")).to_have_count(2)


def test_escape_closes_and_focus_is_on_the_citation(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(".bw-orcid").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)
        expect(page.locator(FIRST)).to_be_focused()
        page.wait_for_timeout(400)
        expect(card(page)).to_have_count(0)
        page.keyboard.press("Tab")  # to the second cite of the brackets, whose card opens again
        page.keyboard.press("Tab")
        expect(card(page).get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)
        expect(page.locator(SECOND)).to_be_focused()


def test_escape_closes_what_a_pointer_opened(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(FIRST).hover()
        expect(card(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)


def test_click_and_enter_lead_to_the_list_as_without_a_script(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(FIRST).click()
        assert page.url.endswith("#ref-port2026")
        expect(page.locator("#ref-port2026")).to_be_in_viewport()
        page.locator(OTHER).focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#ref-customs2026")


def test_the_first_tap_opens_a_link_inside_leads_on_and_a_tap_outside_closes(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF, **PHONE) as page:
        page.locator(FIRST).tap()
        expect(card(page)).to_be_visible()
        assert "#" not in page.url
        page.locator(".bw-deck").tap()
        expect(card(page)).to_have_count(0)
        page.locator(FIRST).tap()
        card(page).get_by_role("link", name="In the list of sources").first.tap()
        page.wait_for_url("**/#ref-port2026")
        expect(card(page)).to_have_count(0)
        page.locator(OTHER).tap()
        card(page).get_by_role("link", name="About this source").tap()
        page.wait_for_url("**/sources/customs2026/")


def test_a_second_tap_follows_the_link(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF, **PHONE) as page:
        page.locator(OTHER).tap()
        page.locator(OTHER).tap()
        page.wait_for_url("**/#ref-customs2026")


@pytest.mark.parametrize("path", ["briefs/what-amazon-kept-in-china/", BRIEF])
def test_a_card_is_always_in_sight(chromium: Browser, site: Site, path: str) -> None:
    with visit(chromium, site, path, viewport={"width": 390, "height": 600}) as page:
        cites = page.locator("a.bw-cite")
        for number in range(0, cites.count(), 7):
            cites.nth(number).scroll_into_view_if_needed()
            page.keyboard.press("Shift")  # the browser then shows focus as it does for a keyboard
            cites.nth(number).focus()
            box = card(page).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
            assert box["y"] >= -1
            assert box["y"] + box["height"] <= 601
            link = cites.nth(number).bounding_box()
            assert link is not None
            assert box["y"] >= link["y"] + 5 or box["y"] + box["height"] <= link["y"] + link["height"]


def test_sources_of_charts_have_cards_too(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, "briefs/what-amazon-kept-in-china/") as page:
        page.locator(".bw-chart-source .bw-cite").first.hover()
        expect(card(page).get_by_role("listitem")).to_have_count(1)


def test_screen_readers_hear_a_named_list_behind_the_link(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, BRIEF) as page:
        page.locator(".bw-orcid").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("list", name="2 sources cited here")).to_be_visible()
        described = page.locator(FIRST).get_attribute("aria-details")
        assert described == card(page).get_attribute("id")
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_browsers_without_popovers_show_the_card_all_the_same(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(viewport={"width": 800, "height": 700})
    context.add_init_script("delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;")
    page = context.new_page()
    page.goto(site.address + BRIEF)
    page.evaluate("scrollTo(0, 150)")
    page.locator(FIRST).hover()
    expect(card(page)).to_be_visible()
    box, link = card(page).bounding_box(), page.locator(FIRST).bounding_box()
    assert box is not None
    assert link is not None
    gaps = (box["y"] - link["y"] - link["height"], link["y"] - box["y"] - box["height"])
    assert 0 <= max(gaps) < 20
    context.close()


def test_without_scripts_a_citation_leads_to_its_reference_and_the_reference_back(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site, BRIEF, java_script_enabled=False) as page:
        plain = page.locator("#ref-zhang2024").evaluate("entry => getComputedStyle(entry).backgroundColor")
        page.locator(SECOND).click()
        assert page.url.endswith("#ref-zhang2024")
        entry = page.locator("#ref-zhang2024")
        expect(entry).to_be_in_viewport()
        assert entry.evaluate("entry => getComputedStyle(entry).backgroundColor") != plain
        entry.get_by_role("link", name="the beginning").click()
        assert page.url.endswith("#cite-zhang2024-1")


@pytest.mark.slow
def test_cards_open_on_pages_of_the_other_engine(chromium: Browser, serve: Callable[..., Site]) -> None:
    with visit(chromium, serve(published("zensical"), policy=""), BRIEF) as page:
        page.locator(FIRST).hover()
        expect(card(page).get_by_role("listitem")).to_have_count(2)

"""The search as a reader meets it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.search_site import write_index, write_site
from tests.browser.serving import Site

from briefwright.exports.search.folding import fold, han_variants
from briefwright.exports.search.stemming import RULES, stem
from briefwright.exports.search.units import is_sign, stretches

pytestmark = pytest.mark.browser
PLANS = {f"sources/plan{number}/" for number in range(14)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., Site]) -> Site:
    folder = tmp_path_factory.mktemp("search-site")
    write_site(folder)
    return serve(folder)


@pytest.fixture
def own_site(tmp_path: Path, serve: Callable[..., Site]) -> Site:
    """A site that a test may change."""
    write_site(tmp_path)
    return serve(tmp_path)


def done(page: Page) -> None:
    page.wait_for_selector("[data-state=done]")


def ask(page: Page, site: Site, query: str) -> None:
    page.goto(f"{site.address}search/?q={quote(query)}")
    done(page)


def found(page: Page, site: Site) -> list[str]:
    """Addresses of the pages that are shown, best first, all of them."""
    while page.locator(".bw-search-foot button").count():
        page.locator(".bw-search-foot button").click()
        page.wait_for_timeout(50)
    links = page.locator(".bw-search-title").all()
    return [str(link.get_attribute("href")).removeprefix(site.address) for link in links]


def open_dialog(page: Page, query: str = "") -> None:
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    if query:
        page.keyboard.insert_text(query)
        page.wait_for_selector("dialog[data-state=done]")


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("创新", {"briefs/amazon/"}),
        ("联合创新中心", {"briefs/amazon/"}),
        ("聯合創新中心", {"briefs/amazon/"}),
        ("AWS联合", {"briefs/amazon/"}),
        ("イノベーション", {"briefs/amazon/"}),
        ("ｲﾉﾍﾞｰｼｮﾝ", {"briefs/amazon/"}),
        ("이노베이션", {"briefs/amazon/"}),
        ("혁신", {"briefs/amazon/"}),
        ("深度融合", {"briefs/amazon/"}),
        ("joint innovation", {"briefs/amazon/", "briefs/method/", "briefs/taiwan/"}),
        ('"joint innovation"', {"briefs/amazon/"}),
        ("Innovations", {"briefs/amazon/", "briefs/method/", "briefs/taiwan/"}),
        ("emerson", {"briefs/amazon/", "sources/emerson2019/"}),
        ("1,050", {"briefs/amazon/"}),
        ("1050", {"briefs/amazon/"}),
        ("germany", {"briefs/amazon/"}),
        ("台湾", {"briefs/amazon/", "briefs/method/", "briefs/taiwan/"}),
        ("臺灣", {"briefs/amazon/", "briefs/method/", "briefs/taiwan/"}),
        ("台", {"briefs/amazon/", "briefs/method/", "briefs/taiwan/"}),
        ("地方政府", PLANS),
        ("规划第3号", {"sources/plan3/"}),
        ("marketpl", {"briefs/amazon/"}),
        ("drawnword", set()),
        ("backlinkword", set()),
        ("footerword", set()),
        ("创中", set()),
        ("zebra", set()),
    ],
)
def test_finds(page: Page, site: Site, query: str, pages: set[str]) -> None:
    ask(page, site, query)
    assert set(found(page, site)) == pages
    assert page.get_attribute("#bw-search-page", "data-count") == str(len(pages))


def test_nothing_is_fetched_before_the_first_key_and_little_after(page: Page, site: Site) -> None:
    page.goto(f"{site.address}briefs/amazon/")
    page.wait_for_load_state("networkidle")
    before = len(site.requests)
    open_dialog(page)
    page.wait_for_timeout(100)
    assert [request.path for request in site.requests[before:] if "/search/" in request.path] == []
    page.keyboard.insert_text("创新")
    page.wait_for_selector("dialog[data-state=done]")
    fetched = site.requests[before:]
    assert {request.status for request in fetched} == {200}
    assert sum(request.sent for request in fetched) < 25_000


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_open_the_dialog_and_escape_gives_the_focus_back(page: Page, site: Site, key: str) -> None:
    page.goto(f"{site.address}briefs/amazon/")
    page.locator("summary").focus()
    page.keyboard.press(key)
    field = page.locator("dialog input")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press(key)
    expect(field).to_have_value(key)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("summary")).to_be_focused()


def test_the_header_button_opens_the_dialog_with_mouse_and_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.address}briefs/amazon/")
    button = page.get_by_role("button", name="Search")
    button.click()
    expect(page.locator("dialog input")).to_be_focused()
    page.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()
    for key in ("Enter", "Space"):
        button.press(key)
        expect(page.locator("dialog input")).to_be_focused()
        page.keyboard.press("Escape")


def test_arrows_walk_the_results_and_enter_opens_one(page: Page, site: Site) -> None:
    page.goto(f"{site.address}briefs/method/")
    open_dialog(page, "centers")
    field, links = page.locator("dialog input"), page.locator("dialog .bw-search-results a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")
    expect(field).to_have_value("centersx")
    page.keyboard.press("Backspace")
    page.wait_for_selector("dialog[data-state=done]")
    expect(links.first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/amazon/")


def test_focus_stays_in_the_dialog(page: Page, site: Site) -> None:
    page.goto(f"{site.address}briefs/amazon/")
    open_dialog(page, "innovation")
    for _ in range(25):
        page.keyboard.press("Tab")
        # Between the last control and the first, the browser's own bar has its turn.
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_results_show_what_matched_and_lead_to_the_place(page: Page, site: Site) -> None:
    ask(page, site, "joint innovation")
    first = page.locator(".bw-search-result").first
    assert first.locator("mark").all_inner_texts() == ["joint innovation"]
    ask(page, site, "聯合創新中心")
    parts = page.locator(".bw-search-part")
    assert [str(part.get_attribute("href")).removeprefix(site.address) for part in parts.all()] == [
        "briefs/amazon/",
        "briefs/amazon/#centers",
    ]
    assert parts.locator("mark").all_inner_texts() == ["联合创新中心", "联合创新中心"]
    parts.nth(1).click()
    page.wait_for_url("**/briefs/amazon/#centers")


def test_titles_come_first(page: Page, site: Site) -> None:
    ask(page, site, "innovation")
    assert found(page, site)[0] == "briefs/method/"
    ask(page, site, "emerson")
    assert found(page, site) == ["sources/emerson2019/", "briefs/amazon/"]


def test_filters_narrow_the_results_and_stand_in_the_address(page: Page, site: Site) -> None:
    ask(page, site, "innovation")
    page.get_by_label("Year").select_option("2026")
    expect(page.get_by_role("status")).to_have_text("1 page with “innovation”")
    assert found(page, site) == ["briefs/amazon/"]
    assert page.url.endswith("search/?q=innovation&year=2026")
    page.reload()
    done(page)
    assert found(page, site) == ["briefs/amazon/"]
    page.goto(f"{site.address}search/?q=emerson&kind=brief&topic=Cloud")
    done(page)
    assert found(page, site) == ["briefs/amazon/"]
    page.goto(f"{site.address}search/?q=emerson&year=1999")
    done(page)
    expect(page.get_by_role("status")).to_have_text("None of the 2 pages with “emerson” passes these filters.")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_role("status")).to_have_text("2 pages with “emerson”")


def test_says_plainly_what_was_not_found(page: Page, site: Site) -> None:
    ask(page, site, "zebra")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “zebra”.")
    ask(page, site, "joint zebra")
    expect(page.locator(".bw-search-advice")).to_contain_text("No page has all of it. By themselves:")
    expect(page.locator(".bw-search-advice")).to_contain_text("zebra (0)")
    page.get_by_role("button", name="joint (3)").click()
    expect(page.get_by_role("status")).to_have_text("3 pages with “joint”")
    ask(page, site, "marketpl")
    expect(page.locator(".bw-search-advice")).to_contain_text("No page has the word “marketpl” itself")
    ask(page, site, "the of")
    expect(page.get_by_role("status")).to_have_text("“the of” is on nearly every page. Add a rarer word.")


def test_long_lists_go_on_when_asked(page: Page, site: Site) -> None:
    ask(page, site, "provincial")
    assert page.locator(".bw-search-result").count() == 10
    page.get_by_role("button", name="Show more (4 left)").click()
    expect(page.locator(".bw-search-title").nth(10)).to_be_focused()
    assert page.locator(".bw-search-result").count() == 14
    page.goto(f"{site.address}briefs/amazon/")
    open_dialog(page, "provincial")
    page.get_by_role("link", name="All 14 pages").click()
    page.wait_for_url("**/search/?q=provincial")
    done(page)


def test_a_query_typed_with_an_input_method_waits_for_its_end(page: Page, site: Site) -> None:
    page.goto(f"{site.address}briefs/amazon/")
    open_dialog(page)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "chuangx", "selectionStart": 7, "selectionEnd": 7})
    page.wait_for_timeout(300)
    assert page.get_attribute("dialog", "data-state") is None
    session.send("Input.insertText", {"text": "创新"})
    page.wait_for_selector("dialog[data-state=done]")
    expect(page.locator("dialog .bw-search-status")).to_have_text("1 page with “创新”")


def test_a_missing_index_is_said_and_can_be_tried_again(page: Page, own_site: Site) -> None:
    manifest = own_site.folder / "search" / "index.js"
    content = manifest.read_bytes()
    manifest.unlink()
    page.goto(f"{own_site.address}search/?q=innovation")
    page.wait_for_selector("[data-state=failed]")
    expect(page.get_by_role("status")).to_have_text("The search index could not be loaded.")
    manifest.write_bytes(content)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_have_text("3 pages with “innovation”")


def test_a_site_published_again_under_an_open_page_is_found_too(page: Page, own_site: Site) -> None:
    write_index(own_site.folder, without="briefs/amazon/")
    page.goto(f"{own_site.address}search/?q=zebra")
    done(page)
    write_index(own_site.folder)
    page.locator("#bw-search-page input").fill("emerson")
    expect(page.get_by_role("status")).to_have_text("2 pages with “emerson”")


def test_works_from_a_folder_on_disk(page: Page, own_site: Site) -> None:
    page.goto(f"{(own_site.folder / 'search' / 'index.html').as_uri()}?q={quote('联合创新中心')}")
    done(page)
    expect(page.get_by_role("status")).to_have_text("1 page with “联合创新中心”")
    page.locator(".bw-search-title").click()
    page.wait_for_url("file://**/briefs/amazon/index.html")


def test_without_javascript_the_way_leads_to_lists(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}briefs/amazon/")
    page.locator(".bw-search-open").click()
    page.wait_for_url("**/search/")
    expect(page.get_by_role("link", name="All briefs")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_bars_a_reader(page: Page, site: Site, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    for query, where in (("innovation", "search/"), ("joint zebra", "search/"), ("创新", "dialog")):
        if where == "dialog":
            page.goto(f"{site.address}briefs/amazon/")
            open_dialog(page, query)
        else:
            ask(page, site, query)
        page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        page.wait_for_timeout(300)  # Material fades colours
        inside = "dialog" if where == "dialog" else "#bw-search-page"
        violations = Axe().run(page, context=inside).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_both_halves_fold_cut_and_stem_alike(page: Page, site: Site) -> None:
    chance = random.Random(7)
    pool = (
        "aA éÉßΣς ıİ½²ﬁ ’'s.,-–/1 2,000 3.5 46.4% 联合 创新中心，。、“”《》イノベーション ﾊﾞｶﾞ 이노베이션 혁신 ㄱㅏ 각 "
        "ในประเทศไทย "
        "हिन्दी العَرَبِيَّة עִבְרִית Ёй Чё臺灣台湾 ＡＢＣ１２３\n\u00ad\u200b\u3000_@&+—…😀𠀀𡃁か\u3099e\u0301 ㎢ ¾ Ⅻ"
    )
    texts = ["".join(chance.choices(pool, k=chance.randint(1, 30))) for _ in range(3000)]
    endings = [ending for passes in RULES.values() for rules in passes for ending, *_ in rules]
    texts += [*endings, *(f"banan{ending}" for ending in endings)]
    page.goto(f"{site.address}search/?q=x")
    done(page)
    answers = page.evaluate(
        """([texts, pairs, rules]) => texts.map((text) => {
            const search = window.briefwrightSearch, han = new Map(pairs), folded = search.fold(text, han);
            return [folded, search.foldWithPlaces(text, han).folded,
              search.cut(folded).map((unit) => [unit.text, unit.place]),
              rules.map((passes) => search.stem(folded, passes, new Set(["news"])))];
        })""",
        [texts, list(han_variants().items()), list(RULES.values())],
    )
    for text, (folded, mapped, units, stems) in zip(texts, answers, strict=True):
        assert (folded, mapped) == (fold(text), fold(text))
        assert [tuple(unit) for unit in units] == _units(fold(text))
        assert stems == [stem(fold(text), passes) for passes in RULES.values()]


def _units(folded: str) -> list[tuple[str, int]]:
    units, place = [], 0
    for stretch in stretches(folded):
        for unit in stretch:
            for piece in unit if is_sign(unit) else (unit,):
                units.append((piece, place))
                place += 1
        place += 1
    return units

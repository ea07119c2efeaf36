"""The page of all claims in a real Chromium: filters, links that keep them, and the whole list without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.publication import published, visit
from tests.browser.serving import Site

pytestmark = pytest.mark.browser
CLAIMS = "claims/"
FLAGSHIP = "briefs/what-amazon-kept-in-china/"


@pytest.fixture(scope="module")
def site(serve: Callable[..., Site]) -> Site:
    return serve(published(), policy="")


def test_a_filter_leaves_the_claims_that_it_names_and_stands_in_the_address(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, CLAIMS) as page:
        everything = page.locator(".bw-ledger-claim").count()
        page.get_by_label("Coverage").select_option("leave to name no source")
        shown = page.locator(".bw-ledger-claim:visible")
        assert 0 < shown.count() < everything
        assert all("leave to name no source" in text for text in shown.all_inner_texts())
        expect(page.locator(".bw-filter-count")).to_have_text(f"{shown.count()} of {everything} claims")
        address = page.url
    assert "coverage=leave" in address
    with visit(chromium, site, CLAIMS + address.partition(CLAIMS)[2]) as page:
        assert page.locator(".bw-ledger-claim:visible").count() < everything
        page.get_by_role("button", name="Show all").click()
        expect(page.locator(".bw-ledger-claim:visible")).to_have_count(everything)


def test_a_claim_of_the_list_leads_to_its_sentence(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, CLAIMS) as page:
        page.locator(f'.bw-ledger-claim a[href$="{FLAGSHIP}#exit"]').click()
        page.wait_for_url("**/#exit")
        assert page.locator("p:has(> #exit)").inner_text().startswith("The announcement of April 2019")


def test_a_key_finding_leads_to_its_claim(chromium: Browser, site: Site) -> None:
    with visit(chromium, site, FLAGSHIP) as page:
        page.locator('.bw-findings .bw-pointer[href="#laboratory"]').click()
        assert page.url.endswith("#laboratory")
        expect(page.locator("#laboratory")).to_be_in_viewport()


def test_without_scripts_the_list_is_whole(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + CLAIMS)
    assert page.locator(".bw-ledger-claim:visible").count() > 50
    assert page.locator(".bw-filters").count() == 0
    context.close()

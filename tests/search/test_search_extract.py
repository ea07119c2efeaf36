from briefwright.exports.search import SearchDocument, Section, extract

PAGE = """<!doctype html><html lang="en-GB"><head><title>t - site</title>
<meta name="briefwright:kind" content="brief"><meta name="briefwright:year" content="2026-11-24">
<meta name="briefwright:topic" content="Cloud"><meta name="briefwright:topic" content="Trade"></head>
<body><header class="md-header">HEADER</header><nav>NAVIGATION</nav><main><article class="md-content__inner">
%s</article></main><footer>FOOTER</footer></body></html>"""


def read(content: str) -> SearchDocument:
    (document,) = extract("briefs/a/", PAGE % content)
    return document


def test_a_page_says_what_it_is_in_its_meta_tags() -> None:
    document = read("<h1>What was kept</h1><p>Text.</p>")
    assert (document.url, document.title) == ("briefs/a/", "What was kept")
    assert (document.kind, document.year, document.language) == ("brief", "2026", "en")
    assert document.topics == ("Cloud", "Trade")


def test_a_page_that_says_nothing_is_a_page() -> None:
    (document,) = extract("", "<html><head><title>Home</title></head><body><main><p>Hello.</p></main></body></html>")
    assert document == SearchDocument("", "Home", (Section("", "", "Hello."),))


def test_headings_open_sections_with_their_anchors() -> None:
    document = read(
        "<h1>T</h1><p>First.</p><h2 id='a'>One <em>two</em><a class='headerlink'>¶</a></h2><p>Second.</p><h3>End</h3>"
    )
    assert document.sections == (Section("", "", "First."), Section("a", "One two", "Second."), Section("", "End", ""))


def test_navigation_backlinks_controls_and_drawings_stay_out() -> None:
    document = read(
        "<h1>T</h1><p>Seen<sup id='fnref:1'><a>1</a></sup>.</p><nav>no</nav><footer>no</footer><button>no</button>"
        "<svg><text>no</text></svg><script>no</script><p data-search-exclude>no</p>"
        "<ul><li id='ref-x'><span class='bw-entry'>Emerson 2019</span> <a class='bw-source'>no</a>"
        " <span class='bw-backlinks'>no</span></li></ul>"
    )
    assert [section.text for section in document.sections] == ["Seen.\nEmerson 2019"]


def test_the_rows_of_a_charts_table_are_lines() -> None:
    document = read(
        "<h1>T</h1><figure><svg><text>no</text></svg><details><summary>Data table</summary><table>"
        "<tr><th>Country</th><th>2021</th></tr><tr><td>China</td>\n<td>1,050</td></tr></table></details></figure>"
    )
    assert document.sections[0].text == "Data table\nCountry | 2021\nChina | 1,050"


def test_words_keep_together_across_inline_markup_and_apart_across_blocks() -> None:
    document = read("<h1>T</h1><div>联<b>合</b><p>创新</p>中心<br>末</div>")
    assert document.sections[0].text == "联合\n创新\n中心 末"


def test_soft_hyphens_and_readings_of_characters_are_not_text() -> None:
    document = read("<h1>T</h1><p>in\u00adno\u200bvation <ruby>漢<rt>かん</rt></ruby>字</p>")
    assert document.sections[0].text == "innovation 漢字"


def test_words_in_another_language_are_noted() -> None:
    document = read("<h1>T</h1><p>The <i lang='it-IT'>fornitori cinesi</i> and <i lang='ja'>企業</i>.</p>")
    assert document.sections[0].foreign == (("it", "fornitori cinesi"),)


def test_pages_that_ask_to_be_left_out_are() -> None:
    for tag in ('<meta name="robots" content="noindex">', '<meta name="briefwright:kind" content="none">'):
        assert extract("x/", f"<html><head>{tag}</head><body><main><p>Text</p></main></body></html>") == []
    assert extract("x/", "") == []


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    (document,) = extract("x/", "<main><h1>Title<p>One <b>two</main><td>three")
    assert "two" in str(document)

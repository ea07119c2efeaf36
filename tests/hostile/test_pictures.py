"""Pictures of authors are published as they look and without what they tell; drawings run nothing."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo
from tests.hostile.judges import harms

from briefwright.hosts import media
from briefwright.hosts.media import Unclean
from briefwright.pages.clean_svg import NotADrawing, clean_svg

SECRET = b"51.5007N 0.1246W by Ana Ruiz"


def photograph(kind: str) -> bytes:
    """A picture with a place, an author and a comment in every way that its format knows."""
    picture, out = Image.new("RGB", (8, 6), "red"), io.BytesIO()
    picture.putpixel((1, 1), (0, 0, 255))
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()
    exif[0x0112] = 6
    options: dict[str, object] = {"exif": exif.tobytes(), "xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"}
    if kind == "png":
        told = PngInfo()
        told.add_text("Author", SECRET.decode())
        told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        told.add_text("Comment", SECRET.decode(), zip=True)
        options = {"exif": exif.tobytes(), "pnginfo": told}
    if kind in ("jpeg", "gif"):
        options["comment"] = SECRET
    if kind == "gif":
        picture.quantize().save(out, "gif", comment=SECRET, save_all=True, append_images=[picture.quantize()], loop=0)
    else:
        picture.save(out, kind, **options)
    return out.getvalue() + (SECRET if kind in ("jpeg", "png", "gif") else b"")


def frames(content: bytes) -> list[bytes]:
    return [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(Image.open(io.BytesIO(content)))]


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
def test_a_picture_loses_what_it_tells_and_keeps_each_pixel(kind: str) -> None:
    before = photograph(kind)
    after = media.cleaned(f"docs/x.{kind}", before)
    assert SECRET in before or kind == "png"
    assert SECRET not in after
    assert b"Ana" not in b"".join(_inflated(after))
    assert frames(after) == frames(before)
    assert media.cleaned(f"docs/x.{kind}", after) == after
    told = Image.open(io.BytesIO(after))
    assert set(told.getexif()) <= {0x0112}
    assert not {"comment", "Author", "xmp", "XML:com.adobe.xmp"} & set(told.info)


def _inflated(content: bytes) -> list[bytes]:
    """The content, and whatever in it can be unpacked."""
    found = [content]
    for at in range(len(content)):
        if content[at : at + 1] == b"x":
            try:
                found.append(zlib.decompressobj().decompress(content[at:]))
            except zlib.error:
                continue
    return found


def test_a_photograph_keeps_which_way_up_it_is() -> None:
    after = media.cleaned("x.jpg", photograph("jpeg"))
    assert Image.open(io.BytesIO(after)).getexif()[0x0112] == 6


def test_a_second_picture_behind_the_first_is_left_out() -> None:
    first, second, out = Image.new("RGB", (8, 8)), Image.new("RGB", (4, 4)), io.BytesIO()
    first.save(out, "mpo", save_all=True, append_images=[second])
    after = media.cleaned("x.jpg", out.getvalue())
    assert after.count(b"\xff\xd8") == 1
    assert Image.open(io.BytesIO(after)).size == (8, 8)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif", "tiff", "avif", "svg"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xd8\xff", b"RIFF\x04\0\0\0WEBPEXIF", b"GIF89a", b"<html><script>x</script>"],
)
def test_what_is_no_picture_is_refused(kind: str, content: bytes) -> None:
    if (kind, content) == ("webp", b"RIFF\x04\0\0\0WEBPEXIF"):
        assert media.cleaned("x.webp", content) == b"RIFF\x04\0\0\0WEBP"
        return
    with pytest.raises(Unclean):
        media.cleaned(f"x.{kind}", content)


def test_other_files_stay_as_they_are() -> None:
    assert media.cleaned("docs/a.txt", SECRET) == SECRET


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["png", "jpeg", "webp", "gif"]), st.data())
def test_a_broken_picture_is_cleaned_or_refused(kind: str, data: st.DataObject) -> None:
    content = bytearray(photograph(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unclean):
        media.cleaned(f"x.{kind}", bytes(content[: data.draw(st.integers(0, len(content)))]))


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk


LARGE = {
    "png": (png(10_000, 10_000), png(10_000, 10_001)),
    "gif": tuple(b"GIF89a" + struct.pack("<HH", 10_000, height) + b"\0\0\0;" for height in (10_000, 10_001)),
    "jpg": tuple(
        b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, 10_000) + b"\x03" + bytes(9)
        + b"\xff\xda\x00\x02\xff\xd9"
        for height in (10_000, 10_001)
    ),
    "webp": tuple(
        b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4)
        + (9_999).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        for height in (10_000, 10_001)
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LARGE)
def test_a_picture_that_would_fill_the_memory_of_a_reader_is_refused_unopened(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    within, over = LARGE[kind]
    monkeypatch.setattr(media, "_turned", lambda _: b"")  # these hold no picture that could be opened
    assert media.cleaned(f"x.{kind}", within)
    with pytest.raises(Unclean, match=r"10,001|10,000 × 10,001"):
        media.cleaned(f"x.{kind}", over)


@pytest.mark.parametrize("lossless", [False, True])
def test_the_size_of_a_plain_webp_is_read(lossless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200)).save(out, "webp", lossless=lossless)
    monkeypatch.setattr(media, "MOST_PIXELS", 60_000)
    assert media.cleaned("x.webp", out.getvalue())
    monkeypatch.setattr(media, "MOST_PIXELS", 59_999)
    with pytest.raises(Unclean, match="300 × 200"):
        media.cleaned("x.webp", out.getvalue())


SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAWINGS = {
    "script": f"<svg {SVG}><script>pwned()</script></svg>",
    "script with a source": f'<svg {SVG}><script xlink:href="//evil.example/x.js"/></svg>',
    "script in html": f'<svg {SVG}><h:script xmlns:h="http://www.w3.org/1999/xhtml">pwned()</h:script></svg>',
    "onload": f'<svg {SVG} onload="pwned()"/>',
    "onload in capitals": f'<svg {SVG} OnLoad="pwned()"/>',
    "link": f'<svg {SVG}><a xlink:href="javascript:pwned()"><text>x</text></a></svg>',
    "link without a prefix": f'<svg {SVG}><a href="javascript:pwned()"><text>x</text></a></svg>',
    "link with a tab": f'<svg {SVG}><a href="java&#9;script:pwned()"><text>x</text></a></svg>',
    "animation": f'<svg {SVG}><a><animate attributeName="href" to="javascript:pwned()"/></a></svg>',
    "set": f'<svg {SVG}><set attributeName="onclick" to="pwned()"/></svg>',
    "foreign object": f'<svg {SVG}><foreignObject><body onload="pwned()"/></foreignObject></svg>',
    "image from elsewhere": f'<svg {SVG}><image href="https://evil.example/x.png"/></svg>',
    "image of svg": f'<svg {SVG}><image href="data:image/svg+xml;base64,AAAA"/></svg>',
    "use from elsewhere": f'<svg {SVG}><use xlink:href="//evil.example/x#y"/></svg>',
    "use of data": f'<svg {SVG}><use href="data:image/svg+xml,x#y"/></svg>',
    "style import": f"<svg {SVG}><style>@import '//evil.example/x.css';</style></svg>",
    "style address": f"<svg {SVG}><style>a{{b:url(//evil.example/x)}}</style></svg>",
    "style address escaped": f"<svg {SVG}><style>a{{b:u\\72l(//evil.example/x)}}</style></svg>",
    "style attribute": f'<svg {SVG}><rect style="fill:url(https://evil.example/x)"/></svg>',
    "fill": f'<svg {SVG}><rect fill="url(https://evil.example/x)"/></svg>',
    "style with a set of pictures": f"<svg {SVG}><style>a{{b:image-set('https://evil.example/x' 1x)}}</style></svg>",
    "style with a picture": f"<svg {SVG}><style>a{{b:-webkit-image-set('//evil.example/x' 1x)}}</style></svg>",
    "style attribute with a set": f"<svg {SVG}><rect style=\"b:image-set('//evil.example/x' 1x)\"/></svg>",
    "style in pieces": f"<svg {SVG}><style>@im<g/>port '//evil.example/x.css';</style></svg>",
    "style with an address in pieces": f"<svg {SVG}><style>a{{b:ur<g/>l(//evil.example/x)}}</style></svg>",
    "style with a font": f"<svg {SVG}><style>@font-face{{src:src('//evil.example/x')}}</style></svg>",
    "style with a name space": f"<svg {SVG}><style>@namespace x '//evil.example/x';</style></svg>",
    "handler": f'<svg {SVG}><handler type="application/ecmascript">pwned()</handler></svg>',
    "base": f'<svg {SVG} xml:base="https://evil.example/"><use href="#x"/></svg>',
    "instruction": f'<?xml-stylesheet href="https://evil.example/x.xsl"?><svg {SVG}/>',
    "comment": f"<svg {SVG}><!-- by Ana Ruiz --><text>x</text></svg>",
    "metadata": f"<svg {SVG}><metadata>Ana Ruiz</metadata></svg>",
    "editor": f'<svg {SVG} xmlns:i="http://inkscape" i:docname="/srv/ana/x.svg"/>',
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_runs_nothing_asks_nobody_and_names_nobody(name: str) -> None:
    after = clean_svg(DRAWINGS[name].encode()).decode()
    assert harms(after, ours=("style",)) == []
    for word in ("pwned", "evil", "Ana", "/srv/", "animate", "foreignObject", "data:"):
        assert word not in after


def test_a_drawing_keeps_what_is_drawn() -> None:
    drawn = (
        f'<svg {SVG} viewBox="0 0 9 9"><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><g class="a"><path d="M0 0h9z" fill="url(#g)"/><use xlink:href="#g"/>'
        '<text x="1">据 <tspan>x</tspan> tail</text></g></svg>'
    )
    after = clean_svg(drawn.encode()).decode()
    parts = ("viewBox", 'id="g"', ".a{fill:url(#g)}", 'd="M0 0h9z"', 'fill="url(#g)"', 'xlink:href="#g"', "据", " tail")
    for part in parts:
        assert part in after
    assert clean_svg(after.encode()).decode() == after


def used(times: int, levels: int, use: str) -> bytes:
    """Each level draws the one below it so many times."""
    drawn = "<g id='a0'><rect/></g>"
    drawn += "".join(f"<g id='a{n + 1}'>{use.format(n) * times}</g>" for n in range(levels))
    return f"<svg {SVG}>{drawn}</svg>".encode()


@pytest.mark.parametrize("use", ["<use href='#a{}'/>", "<use xlink:href='#a{}'/>", "<rect fill='url(#a{})'/>"])
def test_what_would_be_drawn_without_end_is_refused(use: str) -> None:
    assert clean_svg(used(10, 4, use))
    with pytest.raises(NotADrawing, match="too many times"):
        clean_svg(used(10, 9, use))
    assert clean_svg(f"<svg {SVG}><g id='a'><use href='#a'/></g></svg>".encode())  # browsers do not follow circles


def test_noise_without_end_is_taken_out_of_a_drawing() -> None:
    drawn = f"<svg {SVG}><filter><feTurbulence numOctaves='{{}}'/></filter></svg>"
    assert b"numOctaves" in clean_svg(drawn.format(10).encode())
    for many in ("11", "99999999", "1e9", "-1", ""):
        assert b"numOctaves" not in clean_svg(drawn.format(many).encode())


DEEP = f"<svg {SVG}>{'<g>' * 5_000}{'</g>' * 5_000}</svg>".encode()
NO_DRAWINGS = {
    "nothing": b"",
    "no text": b"\xff\xfe",
    "not closed": b"<svg>",
    "no name space": b"<svg/>",
    "a page": b"<html/>",
    "entities": f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {SVG}>&a;</svg>'.encode(),
    "a file": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {SVG}>&a;</svg>'.encode(),
    "unknown encoding": f'<?xml version="1.0" encoding="no-such"?><svg {SVG}/>'.encode(),
    "nested too deeply": DEEP,
}


@pytest.mark.parametrize("content", NO_DRAWINGS.values(), ids=NO_DRAWINGS.keys())
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(NotADrawing):
        clean_svg(content)


def test_a_drawing_may_be_nested_as_deep_as_programs_nest_it() -> None:
    within, over = (f"<svg {SVG}>{'<g>' * depth}{'</g>' * depth}</svg>".encode() for depth in (200, 201))
    assert clean_svg(within).count(b"<g") == 200
    with pytest.raises(NotADrawing):
        clean_svg(over)


def test_words_behind_what_is_taken_out_of_a_drawing_stay_in_their_order() -> None:
    drawn = f"<svg {SVG}><text>a<script/>b<tspan>c</tspan>d<script/>e<script/></text></svg>"
    assert b"<text>ab<tspan>c</tspan>de</text>" in clean_svg(drawn.encode())


def test_a_style_is_joined_from_all_of_its_text() -> None:
    drawn = f"<svg {SVG}><style><g/>a{{b:c}}<g/><g/>d{{e:f}}</style></svg>"
    assert b"<style>a{b:c}d{e:f}</style>" in clean_svg(drawn.encode())


@pytest.mark.parametrize(
    ("path", "expected"),
    [("docs/a.PNG", True), ("a.b.svg", True), ("a.tiff", True), ("a.png.txt", False), ("docs/a", False)],
)
def test_a_picture_is_told_by_its_name(path: str, expected: bool) -> None:
    assert media.is_picture(path) is expected

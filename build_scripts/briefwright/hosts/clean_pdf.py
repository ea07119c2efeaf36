"""PDF files as readers get them: without who made them, with what and when, without what runs or hides in them.

What a page shows stays as it is. Notes in the margin are signed, so they go.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from briefwright.hosts import media

# What is wrong with a document is told by `Unclean`, not by the library in the middle of a build.
logging.getLogger("pypdf").propagate = False
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_MOST_OBJECTS = 500_000
#: Of any part: remarks, what programs keep for themselves, what runs or leads away by itself, files inside the file.
_DROPPED = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/AF"),
    *("/Thumb", "/OCProperties/Creator", "/SpiderInfo", "/Perms", "/DSS", "/Collection"),
)
_KEPT_OF_CATALOG = frozenset(
    {
        *("/Type", "/Pages", "/PageLabels", "/PageMode", "/PageLayout", "/Outlines", "/Dests", "/Names", "/Lang"),
        *("/ViewerPreferences", "/OCProperties", "/MarkInfo", "/StructTreeRoot", "/Version"),
    }
)
_LINK = "/Link"


def cleaned(content: bytes) -> bytes:
    """The document without its remarks; the same bytes each time. Raises media.Unclean."""
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content), strict=False))
        _clean(writer)
        # A copy of the copy holds only what is still reachable, so nothing of what was taken out.
        reachable = PdfWriter(clone_from=PdfReader(_written(writer), strict=False))
        reachable.metadata = None
        return _written(reachable).getvalue()
    except Exception as error:  # pypdf raises many kinds on broken files, and on locked ones
        raise media.Unclean("it is no PDF that can be read, or is locked") from error


def _written(writer: PdfWriter) -> io.BytesIO:
    out = io.BytesIO()
    writer.write(out)
    return out


def _clean(writer: PdfWriter) -> None:
    if len(writer._objects) > _MOST_OBJECTS:
        raise ValueError("too many parts")
    root = writer.root_object
    for name in [name for name in root if name not in _KEPT_OF_CATALOG]:
        del root[name]
    for part in _parts(writer):
        for name in _DROPPED:
            part.pop(NameObject(name), None)
        if "/Annots" in part:
            part[NameObject("/Annots")] = _links(part)
        if part.get("/Filter") == "/DCTDecode" and isinstance(part, StreamObject):
            part._data = _picture(part._data)


def _parts(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary and stream of the document, those inside others too."""
    waiting: list[object] = [one for one in writer._objects if one is not None]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [value for value in one.values() if isinstance(value, DictionaryObject | ArrayObject)]
        elif isinstance(one, ArrayObject):
            waiting += [value for value in one if isinstance(value, DictionaryObject | ArrayObject)]


def _links(page: DictionaryObject) -> ArrayObject:
    """Links within the document and to the web; notes, forms, files and sounds are left out."""
    found = page["/Annots"].get_object()
    kept = ArrayObject()
    for one in found if isinstance(found, ArrayObject) else ():
        note = one.get_object()
        if isinstance(note, DictionaryObject) and note.get("/Subtype") == _LINK and _is_plain(note):
            kept.append(one)
    return kept


def _is_plain(note: DictionaryObject) -> bool:
    action = note.get("/A")
    action = action.get_object() if action is not None else None
    return action is None or (isinstance(action, DictionaryObject) and action.get("/S") in ("/URI", "/GoTo"))


def _picture(content: bytes) -> bytes:
    """A photograph inside a document without what the camera wrote; one that cannot be read shows nothing anyway."""
    try:
        return media.cleaned("picture.jpg", content)
    except media.Unclean:
        return content

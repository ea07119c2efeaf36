"""Addresses in a finished page, read as a browser reads them, and the files of the site that they lead to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space, which browsers take off both ends
_INSIDE = re.compile(r"[\t\n\r]")  # and these they drop wherever they stand
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = frozenset({"http", "https"})


@dataclass(frozen=True)
class Local:
    """A place in the site: the path of a file or folder, relative to the site's root, and an anchor ('' for none)."""

    path: str
    anchor: str


@dataclass(frozen=True)
class Outside:
    """An address that leaves the site: another origin, or a scheme that is not fetched from a server."""

    scheme: str
    address: str


@dataclass(frozen=True)
class Unusable:
    """An address of our own origin that leads out of the site's folder."""

    address: str


Address = Local | Outside | Unusable


def read(raw: str, page: str, site_url: str = "") -> Address:
    """What an address in a page stands for; `page` is the page's path, `site_url` where the site will be published."""
    address = _INSIDE.sub("", raw.strip(_EDGES))
    root = urlsplit(site_url).path.rstrip("/")
    home = site_url.rstrip("/")
    if home and (address == home or address.startswith((f"{home}/", f"{home}?", f"{home}#"))):
        return _inside(f"{root}/{address[len(home) :].lstrip('/')}", "", root)
    scheme = _SCHEME.match(address)
    if scheme:
        return Outside(scheme[1].lower(), address)
    path = _backslashes(address)
    if path.startswith("//"):
        return Outside("https", address)
    return _inside(path, page, root)


def is_web(address: Address) -> bool:
    """True for an address at another server."""
    return isinstance(address, Outside) and address.scheme in _WEB


def _inside(address: str, page: str, root: str) -> Address:
    before, _, anchor = address.partition("#")
    anchor = unquote(anchor.split(":~:", 1)[0])
    path = unquote(before.partition("?")[0])
    if not path:
        return Local(page, anchor)
    if path.startswith("/"):
        if root and path != root and not path.startswith(f"{root}/"):
            return Unusable(address)
        path = path[len(root) :].lstrip("/")
    else:
        path = posixpath.join(posixpath.dirname(page), path)
    plain = posixpath.normpath(path) if path else ""
    if plain == ".." or plain.startswith("../"):
        return Unusable(address)
    slash = "/" if path.endswith("/") and plain != "." else ""
    return Local("" if plain == "." else plain + slash, anchor)


def _backslashes(address: str) -> str:
    """Browsers read a backslash in the path of a web address as a slash, so `\\\\host` names another origin."""
    end = min((at for at in (address.find("?"), address.find("#")) if at >= 0), default=len(address))
    return address[:end].replace("\\", "/") + address[end:]

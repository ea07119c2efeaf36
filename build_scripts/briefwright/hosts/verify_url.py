"""A published site compared with the manifest that it carries, over the network: only where the user names the address.

What answers may be hostile: nothing that it sends is opened, run or kept, and each answer is bounded in size and time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx

from briefwright.exports import integrity

_SECONDS = 20.0
_MOST_MANIFEST = 32_000_000
_MOST_FILE = 256_000_000
_MOST_FILES = 200_000


class NoAnswer(Exception):  # noqa: N818 - says what happened
    """The site cannot be compared; the message says why."""


def is_address(named: str) -> bool:
    """True for what is an address and no folder."""
    return named.lower().startswith(("https://", "http://"))


def compare(address: str) -> tuple[integrity.Manifest, integrity.Difference]:
    """The manifest at an address and how the files there differ from it. Raises NoAnswer."""
    root = address if address.endswith("/") else f"{address}/"
    parts = urlsplit(root)
    if not parts.hostname or parts.username is not None or parts.query or parts.fragment:
        raise NoAnswer("give the address of the site's front page, without a name, a question mark or a `#`")
    with httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client:
        try:
            told = b"".join(_answer(client, root + integrity.NAME, _MOST_MANIFEST))
        except _MissingError as error:
            raise NoAnswer(f"there is no `{integrity.NAME}`") from error
        manifest = integrity.read(told)
        if manifest is None or len(manifest.files) > _MOST_FILES or not all(map(_is_plain, manifest.files)):
            raise NoAnswer(f"`{integrity.NAME}` there is not a manifest that adds up")
        missing, changed = [], []
        for path, expected in sorted(manifest.files.items()):
            try:
                found = _digest(_answer(client, root + quote(path), _MOST_FILE))
            except _MissingError:
                missing.append(path)
            else:
                if found != expected:
                    changed.append(path)
    return manifest, integrity.Difference(tuple(missing), tuple(changed))


class _MissingError(Exception):
    pass


def _is_plain(path: str) -> bool:
    """A path below the site: a manifest must not send us elsewhere on the server."""
    return not path.startswith("/") and not {"", ".", ".."} & set(path.split("/")) and path.isprintable()


def _answer(client: httpx.Client, address: str, most: int) -> Iterator[bytes]:
    """The body of one answer, as it was before it was compressed for the way."""
    try:
        with client.stream("GET", address, headers={"Accept-Encoding": "identity"}) as answer:
            if answer.status_code in (404, 410):
                raise _MissingError
            if answer.status_code != 200:
                raise NoAnswer(f"`{address}` answers with {answer.status_code}")
            size = 0
            for part in answer.iter_bytes(65_536):
                size += len(part)
                if size > most:
                    raise NoAnswer(f"`{address}` sends more than {most // 1_000_000} MB")
                yield part
    except httpx.HTTPError as error:
        raise NoAnswer(f"`{address}` does not answer: {type(error).__name__}") from error
    except httpx.InvalidURL as error:
        raise NoAnswer(f"`{address}` is no address") from error


def _digest(parts: Iterator[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.hexdigest()

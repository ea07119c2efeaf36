"""What `explain` says of checks that judge files, settings and the finished site, not what authors write in briefs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "settings-are-valid": """\
The settings in mkdocs.yml can be used: it is YAML, each setting of Briefwright is known and of its kind, and each
folder lies inside the project and apart from the others. Tags such as `!ENV` are not evaluated, and `INHERIT` is not
followed, so what Briefwright reads must stand in the file itself. Nothing is checked or built with unusable settings
(exit code 2).
""",
        "settings-run-nothing": """\
With `briefwright build --untrusted`, neither the settings nor the files of a project may run anything or read what is
not the project's. Plugins, hooks, tags and extensions that could do so are refused by name. Use it for changes that
strangers propose; a build of texts by people you trust does not need it.
""",
        "file-is-readable": """\
Every file that authors write is a regular file in UTF-8, of a bounded size and with a name that an address can hold.
Symbolic links, pipes and devices are neither followed nor published: a link can lead out of the project. A file that
bears the name of a private key is left out with a warning. Copy the file to its place, save it as UTF-8, or move it
out of the folders that are published.
""",
        "chart-picture-is-current": """\
The committed picture of a chart was drawn from its declaration and its data as they are now, and nobody changed it
since. The picture carries a stamp that says so. `briefwright charts` draws what is stale; `briefwright charts --check`
only says what is.
""",
        "source-is-new": """\
`briefwright sources add` adds a source once: neither its key nor its DOI may stand in the bibliography already. The
label shows where. Take the entry out of the file, or give it another key if it is another source. Nothing of the file
is added until all of it can be.
""",
        "source-is-complete": """\
A reader of the bibliography finds what is needed to judge a source and to find it again: its date, its language, what
kind of source it is, the day on which a web page was read, a translation of a title in another script. These are
notes of `briefwright sources doctor`; they stop nothing.
""",
        "page-links-resolve": """\
In the finished site every link and picture inside it leads to a file that exists, and every anchor to a place on its
page. This is read from the built pages, so it holds for what the theme and the plugins made, too.
""",
        "page-asks-no-other-origin": """\
No page of the finished site makes a reader's browser ask another server for anything: fonts, scripts, pictures and
styles all come from the site itself. Links that a reader follows by choice are not meant.
""",
        "page-runs-only-our-scripts": """\
The finished pages run no script but those that came with Briefwright and its theme. What looks like one in a brief, a
bibliography or a chart stops publication.
""",
        "page-has-no-leftovers": """\
Nothing that was meant for the program is left in the finished pages: no raw `[@key]`, no mark of a calculation or a
waiver, no placeholder of the renderer. If one is left, the text around it was not read as its author meant it.
""",
    }
)

"""Unicode and CSL's rich text written as the LaTeX that a bibliography reads back to the same."""

from __future__ import annotations

import re

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
        "_": r"\_", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", "\u00a0": "~", "–": "--", "—": "---", "‘": r"\textquoteleft{}", "“": "``",
        "”": "''", "\u2009": r"\,", "`": r"\textasciigrave{}",
    }
)  # fmt: skip
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>i|b|sub|sup|span)"
    r"(?: (?:class=\"(?P<class>nocase)\"|style=\"font-variant: ?(?P<caps>small-caps);?\"))?>"
)
_RUNS = re.compile("[-–—]{2,}|['‘’“”`]{2,}")
_APART = "\ufdd0"
_COMMANDS = {"i": r"\emph{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{"}


def to_latex(rich: str) -> str:
    """A value of CSL (words with `<i>`, `<b>`, `<sub>`, `<sup>` and case-protecting spans) as LaTeX."""
    if "<" not in rich:
        return escape(rich)
    parts: list[str] = []
    open_tags: list[str] = []
    at = 0
    for tag in _TAG.finditer(rich):
        if tag["end"]:
            if not open_tags or open_tags[-1] != tag["name"]:
                continue
            open_tags.pop()
            command = "}"
        else:
            if f"</{tag['name']}>" not in rich[tag.end() :]:
                continue
            open_tags.append(tag["name"])
            command = _COMMANDS.get(tag["name"], r"\textsc{" if tag["caps"] else "{")
        parts += [escape(rich[at : tag.start()]), command]
        at = tag.end()
    return "".join(parts) + escape(rich[at:]) + "}" * len(open_tags)


def escape(plain: str) -> str:
    """Plain words as LaTeX, without mark-up of any kind."""
    # Dashes or quotes in a row would be read as one longer dash or as a double quote.
    kept_apart = _RUNS.sub(lambda run: _APART.join(run.group()), plain)
    return kept_apart.translate(_ESCAPES).replace(_APART, "{}")


def name_to_latex(name: dict[str, object]) -> str:
    """One CSL name as biblatex writes it."""
    parts = {label: str(value) for label, value in name.items() if isinstance(value, str | int) and value != ""}
    literal = parts.get("literal", "")
    if literal:
        return "others" if literal == "others" else "{" + escape(literal) + "}"
    family, given = parts.get("family", ""), parts.get("given", "")
    dropping, kept = parts.get("dropping-particle", ""), parts.get("non-dropping-particle", "")
    suffix = parts.get("suffix", "")
    if not family and not given:
        return ""
    simple = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)*", re.ASCII)
    is_simple = all(simple.fullmatch(part) for part in (family, given)) and not dropping and not kept and not suffix
    if is_simple and all(word[0].isupper() for word in family.split()) and " and " not in f" {family} {given} ".lower():
        return f"{family}, {given}"
    listed = {"family": family, "given": given, "prefix": kept or dropping, "suffix": suffix}
    written = [f"{label}={{{escape(value)}}}" for label, value in listed.items() if value]
    return ", ".join([*written, *(["useprefix=true"] if kept else [])])


def names_to_latex(names: list[dict[str, object]]) -> str:
    """A list of CSL names as biblatex writes it."""
    return " and ".join(written for name in names if (written := name_to_latex(name)))

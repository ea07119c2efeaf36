"""One name in display or sort order, in the form that its options and its disambiguation ask for."""

from __future__ import annotations

from briefwright.style.dress import Dress
from briefwright.style.initials import initials
from briefwright.style.name_options import NameOptions
from briefwright.style.person import Name
from briefwright.style.rich import parse
from briefwright.style.text_case import case_tokens
from briefwright.style.tokens import TEXT, Token

FAMILY_ONLY, INITIALS, FULL_GIVEN = 0, 1, 2


def base_level(options: NameOptions) -> int:
    """How far a name is written out before anything is disambiguated."""
    if options.form == "short":
        return FAMILY_ONLY
    return INITIALS if options.initialize_with is not None and options.initialize else FULL_GIVEN


def format_name(
    name: Name, options: NameOptions, level: int, variable: str, *, inverted: bool, sorting: bool, language: str
) -> tuple[Token, ...]:
    """The tokens of one name."""
    if name.literal:
        tokens = _piece(name.literal, options.family, variable, language)
    elif name.script == "cjk" or name.static:
        tokens = _asian(name, options, level, variable, language)
    elif level == FAMILY_ONLY:
        tokens = _short(name, options, variable, language)
    elif inverted:
        tokens = _inverted(name, options, level, variable, language, sorting=sorting)
    else:
        tokens = _natural(name, options, level, variable, language)
    return tuple(options.whole.wrap(tokens))


def _piece(text: str, worn: Dress, variable: str, language: str) -> list[Token]:
    tokens = list(parse(text, variable))
    if worn.case:
        tokens = case_tokens(tokens, worn.case, "", language)
    return worn.wrap(tokens)


def _given(name: Name, options: NameOptions, level: int) -> str:
    mark = options.initialize_with
    if mark is None or not name.given or name.script == "cjk":
        return name.given
    if level == FULL_GIVEN and options.initialize:
        return name.given
    return initials(name.given, mark, initialize=options.initialize, hyphen=options.hyphen)


def _spaced(left: str, right: str) -> str:
    """Two parts side by side; particles that end in an apostrophe or hyphen stick to what follows."""
    if not left or not right:
        return left or right
    return left + right if left[-1] in "'’‘-–\u00a0" else f"{left} {right}"


def _join(pieces: list[list[Token]], sep: str = " ") -> list[Token]:
    tokens: list[Token] = []
    for piece in pieces:
        if not piece:
            continue
        if tokens:
            last = next((text for kind, text, _ in reversed(tokens) if kind <= 1), "")
            if not (sep == " " and last[-1:] in "'’‘-–\u00a0 "):
                tokens.append((TEXT, sep, ""))
        tokens.extend(piece)
    return tokens


def _asian(name: Name, options: NameOptions, level: int, variable: str, language: str) -> list[Token]:
    family = _piece(_spaced(name.non_dropping, name.family), options.family, variable, language)
    if level == FAMILY_ONLY:
        return family
    given = _piece(name.given, options.given, variable, language)
    return _join([family, given], "" if name.script == "cjk" else " ")


def _short(name: Name, options: NameOptions, variable: str, language: str) -> list[Token]:
    return _family(name, options, variable, language, particle=True)


def _family(name: Name, options: NameOptions, variable: str, language: str, *, particle: bool) -> list[Token]:
    if not (particle and name.non_dropping):
        return _piece(name.family, options.family, variable, language)
    return _piece(_spaced(name.non_dropping, name.family), options.family, variable, language)


def _natural(name: Name, options: NameOptions, level: int, variable: str, language: str) -> list[Token]:
    given = _piece(_spaced(_given(name, options, level), name.dropping), options.given, variable, language)
    family = _family(name, options, variable, language, particle=True)
    tokens = _join([given, family])
    return _with_suffix(tokens, name, variable, ", " if name.comma_suffix else " ")


def _with_suffix(tokens: list[Token], name: Name, variable: str, separator: str) -> list[Token]:
    if not name.suffix:
        return tokens
    return [*tokens, (TEXT, separator, ""), *parse(name.suffix, variable)]


def _inverted(
    name: Name, options: NameOptions, level: int, variable: str, language: str, *, sorting: bool
) -> list[Token]:
    demoted = options.demote == "display-and-sort" or (sorting and options.demote == "sort-only")
    after = _spaced(_given(name, options, level), _spaced(name.dropping, name.non_dropping if demoted else ""))
    family = _family(name, options, variable, language, particle=not demoted)
    given = _piece(after, options.given, variable, language)
    return _with_suffix(_join([family, given], options.separator), name, variable, options.separator)

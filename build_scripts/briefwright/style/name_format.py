"""One name in display or sort order, in the form that its options and its disambiguation ask for."""

from __future__ import annotations

from dataclasses import replace

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
        # The affixes of cs:name are for names of people.
        return tuple(options.institution.wrap(_piece(name.literal, options.family, variable, language)))
    if name.script == "cjk" or name.static:
        tokens = _asian(name, options, level, variable, language)
    elif level == FAMILY_ONLY:
        tokens = _short(name, options, variable, language, sorting=sorting)
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


def _join(pieces: list[list[Token]], sep: str = " ", *, spaced: bool = False) -> list[Token]:
    """Pieces side by side; particles that end in an apostrophe stick to what follows, unless all are `spaced`."""
    tokens: list[Token] = []
    for piece in pieces:
        if not piece:
            continue
        if tokens:
            last = next((text for kind, text, _ in reversed(tokens) if kind <= 1), "")
            if spaced or not (sep == " " and last[-1:] in "'’‘-–\u00a0 " and last[-3:] not in ("de’", "de'")):
                tokens.append((TEXT, sep, ""))
        tokens.extend(piece)
    return tokens


def _affixed(tokens: list[Token], affixes: tuple[str, str]) -> list[Token]:
    if not tokens or affixes == ("", ""):
        return tokens
    before: list[Token] = [(TEXT, affixes[0], "")] if affixes[0] else []
    after: list[Token] = [(TEXT, affixes[1], "")] if affixes[1] else []
    return [*before, *tokens, *after]


class _Parts:
    """The parts of one name as tokens, formatted as family or given name."""

    def __init__(self, name: Name, options: NameOptions, level: int, variable: str, language: str) -> None:
        def piece(text: str, worn: Dress) -> list[Token]:
            return _piece(text, worn, variable, language) if text else []

        self.family = piece(name.family, options.family)
        # A particle keeps its small letter where the family name is given a capital.
        case = "" if options.family.case == "capitalize-first" else options.family.case
        self.particle = piece(name.non_dropping, replace(options.family, case=case))
        self.given = piece(_given(name, options, level), options.given)
        self.dropping = piece(name.dropping, options.given)
        bare = options.initialize_with is not None and "." not in options.initialize_with
        self.suffix = list(parse(name.suffix.replace(".", "") if bare else name.suffix, variable))
        self.comma = name.comma_suffix


def _asian(name: Name, options: NameOptions, level: int, variable: str, language: str) -> list[Token]:
    parts = _Parts(name, options, level, variable, language)
    family = _affixed(_join([parts.particle, parts.family]), options.family_affixes)
    if level == FAMILY_ONLY and not options.han_whole:
        return family
    given = _affixed(parts.given, options.given_affixes)
    tokens = _join([family, given], "" if name.script == "cjk" else " ")
    return _join([tokens, parts.suffix], ", " if parts.comma else " ")


def _short(name: Name, options: NameOptions, variable: str, language: str, *, sorting: bool) -> list[Token]:
    parts = _Parts(name, options, FAMILY_ONLY, variable, language)
    pieces = [parts.particle, parts.family]
    if sorting and options.demote != "never":
        pieces.reverse()
    return _affixed(_join(pieces), options.family_affixes)


def _natural(name: Name, options: NameOptions, level: int, variable: str, language: str) -> list[Token]:
    parts = _Parts(name, options, level, variable, language)
    family = _join([parts.dropping, parts.particle, parts.family])
    if parts.suffix:
        family = _join([family, parts.suffix], ", " if parts.comma else " ")
    given = _affixed(parts.given, options.given_affixes)
    return _join([given, _affixed(family, options.family_affixes)])


def _inverted(
    name: Name, options: NameOptions, level: int, variable: str, language: str, *, sorting: bool
) -> list[Token]:
    demoted = options.demote == "display-and-sort" or (sorting and options.demote == "sort-only")
    parts = _Parts(name, options, level, variable, language)
    family = _join([[] if demoted else parts.particle, parts.family], spaced=sorting)
    given = _join([parts.given, parts.dropping, parts.particle if demoted else []])
    pieces = [_affixed(family, options.family_affixes), _affixed(given, options.given_affixes), parts.suffix]
    return _join(pieces, options.separator)

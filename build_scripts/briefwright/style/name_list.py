"""A list of names: how many are shown, how they are joined, what stands for the rest."""

from __future__ import annotations

import re

from briefwright.style.context import FIRST, Context
from briefwright.style.dress import Dress
from briefwright.style.name_format import base_level, format_name
from briefwright.style.name_options import NameOptions
from briefwright.style.person import Name
from briefwright.style.text_case import text_case
from briefwright.style.tokens import TEXT, Token

_SPACES = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_SPACES_TUPLE = tuple(_SPACES)
_CJK_CHAR = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def render_list(
    context: Context, people: tuple[Name, ...], variable: str, options: NameOptions, et_al: str, worn: Dress
) -> list[Token]:
    """The tokens of one list; notes in the context what disambiguation needs to know of it."""
    index = len(context.name_lists)
    shown = _shown(context, len(people), options, index)
    levels = _levels(context, people[:shown], options, index)
    context.people.append(people)
    context.name_lists.append((len(people), shown, levels))
    if shown == 0:
        return []
    pieces = [
        _formatted(context, name, options, levels[at], variable, inverted=_is_inverted(options, at, context))
        for at, name in enumerate(people[:shown])
    ]
    if shown == len(people):
        return _all(context, pieces, people, options)
    if options.use_last and shown <= len(people) - 2:
        last = people[-1]
        level = base_level(options)
        inverted = _is_inverted(options, len(people) - 1, context)
        tail = _formatted(context, last, options, level, variable, inverted=inverted)
        return [*_delimited(pieces, options.delimiter), (TEXT, f"{options.delimiter}… ", ""), *tail]
    return _and_others(context, pieces, options, et_al, worn)


def _shown(context: Context, count: int, options: NameOptions, index: int) -> int:
    least, first = options.least, options.first
    if context.cite.position != FIRST and not context.cite.in_bibliography:
        least, first = options.subsequent_least or least, options.subsequent_first or first
    if not least or count < least or first >= count:
        return count
    wanted = context.ambiguity.shown
    return min(count, max(first, wanted[index])) if index < len(wanted) else first


def _levels(context: Context, people: tuple[Name, ...], options: NameOptions, index: int) -> tuple[int, ...]:
    base = base_level(options)
    givens = context.givens if context.area == "citation" else None
    if givens is not None:
        mark = options.initialize_with if options.initialize else None
        bases = [
            givens.level(name, base, mark) if at == 0 or not givens.primary_only else base
            for at, name in enumerate(people)
        ]
    else:
        bases = [base] * len(people)
    wanted = context.ambiguity.levels[index] if index < len(context.ambiguity.levels) else ()
    levels = [max(own, wanted[at]) if at < len(wanted) else own for at, own in enumerate(bases)]
    return tuple(levels)


def _is_inverted(options: NameOptions, at: int, context: Context) -> bool:
    return options.sort_order == "all" or context.sorting or (options.sort_order == "first" and at == 0)


def _formatted(
    context: Context, name: Name, options: NameOptions, level: int, variable: str, *, inverted: bool
) -> tuple[Token, ...]:
    language = context.names_locale.language
    key = (name, id(options), level, variable, inverted, context.sorting, language)
    found = context.memo.get(key)
    if found is None:
        found = context.memo[key] = format_name(
            name, options, level, variable, inverted=inverted, sorting=context.sorting, language=language
        )
    return found


def _delimited(pieces: list[tuple[Token, ...]], delimiter: str) -> list[Token]:
    tokens: list[Token] = []
    for at, piece in enumerate(pieces):
        if at and delimiter:
            tokens.append((TEXT, delimiter, ""))
        tokens.extend(piece)
    return tokens


def _all(
    context: Context, pieces: list[tuple[Token, ...]], people: tuple[Name, ...], options: NameOptions
) -> list[Token]:
    if len(pieces) == 1 or not options.conjunction or context.sorting:
        return _delimited(pieces, options.delimiter)
    if options.conjunction == "symbol":
        word = context.names_locale.symbol("and") or "&"
    else:
        word = context.names_locale.term("and")
    before = options.delimiter if _precedes_last(context, options, len(pieces), people) else " "
    joint: Token = (TEXT, _spaced_word(before, word), "")
    return [*_delimited(pieces[:-1], options.delimiter), joint, *pieces[-1]]


def _spaced_word(before: str, word: str) -> str:
    """The word for "and" with its spaces; scripts that write it onto a neighbour bring their own."""
    if word[-1:] in _SPACES_TUPLE and word[:1] not in _SPACES_TUPLE:
        return before.rstrip() + word
    if _CJK_CHAR.match(word):
        return word
    space = "" if before.endswith((*_SPACES_TUPLE, "，", "、", "；")) else " "
    return f"{before}{space}{word} "


def _precedes_last(context: Context, options: NameOptions, count: int, people: tuple[Name, ...]) -> bool:
    rule = options.precedes_last
    inverted = _is_inverted(options, count - 2, context)
    if people[count - 1].literal:
        # cs:institution does not know the attributes of cs:name, only those around it.
        around = options.institution_precedes_last
        if rule == "after-inverted-name" and count == 2:
            return inverted and not people[0].literal
        return around == "always" or (around != "never" and count > 2)
    if rule == "after-inverted-name":
        return inverted
    return rule == "always" or (rule == "contextual" and count > 2)


def _and_others(
    context: Context, pieces: list[tuple[Token, ...]], options: NameOptions, et_al: str, worn: Dress
) -> list[Token]:
    text = context.names_locale.term(et_al)
    if worn.case:
        text = text_case(text, worn.case, "", context.names_locale.language)
    tokens = _delimited(pieces, options.delimiter)
    if not text or context.sorting:
        return tokens
    rule = options.precedes_et_al
    precedes = rule == "always" or (rule == "contextual" and len(pieces) > 1)
    if rule == "after-inverted-name":
        precedes = _is_inverted(options, len(pieces) - 1, context)
    if _CJK_CHAR.match(text):
        # These scripts have no italics, and no space between words.
        worn = Dress()
    joint = options.delimiter if precedes else "" if _CJK_CHAR.match(text) else " "
    return [*tokens, (TEXT, joint, ""), *worn.wrap([(TEXT, text, "")])]

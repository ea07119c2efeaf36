"""What LaTeX commands stand for in Unicode."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.word_lists import words

# Commands that set a mark on the letter that follows, as combining characters.
ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        '"': "\u0308",
        "=": "\u0304",
        ".": "\u0307",
        "u": "\u0306",
        "v": "\u030c",
        "H": "\u030b",
        "c": "\u0327",
        "k": "\u0328",
        "r": "\u030a",
        "b": "\u0331",
        "d": "\u0323",
        "h": "\u0309",
        "G": "\u030f",
        "U": "\u030e",
        "f": "\u0311",
        "t": "\u0361",
        "textcommabelow": "\u0326",
        "textogonekcentered": "\u0328",
    }
)

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        # letters
        "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
        "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
        "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "imath": "ı", "jmath": "ȷ", "ayn": "ʿ", "alif": "ʾ",
        "textschwa": "ə", "textbari": "ɨ", "textless": "<", "textgreater": ">",
        # punctuation
        "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
        "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "quotesinglbase": "‚",
        "quotedblbase": "„", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹",
        "frq": "›", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
        "guilsinglleft": "‹", "guilsinglright": "›", "lq": "‘", "rq": "’", "dots": "…", "ldots": "…",
        "textellipsis": "…",
        "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
        "textasciigrave": "`", "textbar": "|",
        "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
        "textexclamdown": "¡", "textquestiondown": "¿", "textperiodcentered": "·", "textbullet": "•", "bullet": "•",
        "slash": "/", "textvisiblespace": "␣", "hyp": "-", "bibrangedash": "–", "bibdash": "—", "bibrangessep": ", ",
        "addcolon": ":", "adddot": ".", "addcomma": ",", "addspace": " ", "nobreakspace": "\u00a0", "space": " ",
        "quad": " ", "qquad": " ", "thinspace": "\u2009", "enspace": "\u2002", "linebreak": " ",
        "newline": " ", "par": " ",
        # signs
        "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£",
        "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "yen": "¥", "textcent": "¢",
        "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "textdagger": "†", "ddag": "‡",
        "textdaggerdbl": "‡", "textdegree": "°", "degree": "°", "textordfeminine": "ª", "textordmasculine": "º",
        "textnumero": "№", "textmu": "µ", "texttimes": "×", "textdiv": "÷", "textpm": "±", "textonehalf": "½",
        "textonequarter": "¼", "textthreequarters": "¾", "textdollar": "$", "textasteriskcentered": "*",
        "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "XeTeX": "XeTeX",
        "XeLaTeX": "XeLaTeX",
        # mathematics
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η",
        "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
        "rho": "ρ",
        "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
        "Phi": "Φ", "Psi": "Ψ",
        "Omega": "Ω", "times": "×", "pm": "±", "mp": "∓", "div": "÷", "cdot": "⋅", "cdots": "⋯", "ast": "∗",
        "star": "⋆",
        "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃",
        "equiv": "≡", "propto": "∝", "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫",
        "sqrt": "√", "in": "∈", "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃",
        "rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
        "uparrow": "↑", "downarrow": "↓", "circ": "∘", "prime": "′", "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ",
        "aleph": "ℵ", "emptyset": "∅", "langle": "⟨", "rangle": "⟩", "mid": "∣", "parallel": "∥", "perp": "⊥",
        "angle": "∠",
        "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "sun": "☉", "lesssim": "≲", "gtrsim": "≳", "gg": "≫", "ll": "≪",
        "copyrightsign": "©", "checkmark": "✓", "dagger": "†", "ddagger": "‡", "sharp": "♯", "flat": "♭",
    }
)  # fmt: skip

# A backslash and one other sign.
ESCAPES: Mapping[str, str] = MappingProxyType(
    {
        "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
        "\r": " ",
        ",": "\u2009", ";": "\u2009", ":": "\u2009", "!": "", "-": "", "/": "", "@": "", "\\": " ", "*": "", "|": "‖",
        "(": "", ")": "", "[": "", "]": "", "<": "<", ">": ">", "+": "+",
    }
)  # fmt: skip

# Commands with one argument that show it in a way of its own, and declarations for the rest of a group.
STYLES: Mapping[str, str] = MappingProxyType(
    {
        "emph": "i", "textit": "i", "mkbibemph": "i", "mkbibitalic": "i", "textsl": "i", "mathit": "i",
        "em": "i", "it": "i",
        "itshape": "i", "sl": "i", "slshape": "i",
        "textbf": "b", "mkbibbold": "b", "strong": "b", "mathbf": "b", "bf": "b", "bfseries": "b",
        "textsubscript": "sub", "textsuperscript": "sup", "mkbibsuperscript": "sup", "mkbibsubscript": "sub",
        "textsc": "sc", "sc": "sc", "scshape": "sc",
        "enquote": "quote", "mkbibquote": "quote", "textquote": "quote",
    }
)  # fmt: skip
DECLARATIONS = words("em it itshape sl slshape bf bfseries sc scshape")

# Commands whose argument (or two) is not for readers.
DROPPED: Mapping[str, int] = MappingProxyType(
    {
        "noopsort": 1, "SortNoop": 1, "sortnoop": 1, "nocite": 1, "label": 1, "vspace": 1, "hspace": 1, "phantom": 1,
        "textcolor": 1, "color": 1, "selectlanguage": 1, "foreignlanguage": 1, "href": 1, "ifthenelse": 0,
    }
)  # fmt: skip

# Commands that change nothing of the words.
SILENT = words(
    "text textrm textsf texttt textnormal textup textmd mbox hbox fbox ensuremath mathrm mathsf mathtt mathcal mathbb "
    "mathfrak boldsymbol operatorname mkbibparens url path nolinkurl uppercase lowercase MakeUppercase MakeLowercase "
    "rm sf tt normalfont upshape mdseries relax protect noindent ignorespaces unskip left right bigl bigr big Big "
    "displaystyle textstyle scriptsize small footnotesize normalsize large Large selectfont leavevmode null/ "
    "natexlab bibinfo bibnamedelima kern penalty allowbreak nobreak autocap"
)

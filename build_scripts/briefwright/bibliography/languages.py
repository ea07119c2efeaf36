"""Language names of babel, polyglossia and biblatex as BCP 47 tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "acadian": "fr-CA", "afrikaans": "af", "albanian": "sq", "american": "en-US", "amharic": "am", "arabic": "ar",
        "armenian": "hy", "australian": "en-AU", "austrian": "de-AT", "azerbaijani": "az", "bahasa": "id",
        "bahasai": "id",
        "bahasam": "ms", "basque": "eu", "belarusian": "be", "bengali": "bn", "bosnian": "bs", "brazil": "pt-BR",
        "brazilian": "pt-BR", "breton": "br", "british": "en-GB", "bulgarian": "bg", "burmese": "my",
        "canadian": "en-CA",
        "canadien": "fr-CA", "cantonese": "yue", "catalan": "ca", "chinese": "zh", "chinese-hans": "zh-Hans",
        "chinese-hant": "zh-Hant", "chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant",
        "classicalchinese": "lzh",
        "coptic": "cop", "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs", "dutch": "nl",
        "english": "en",
        "esperanto": "eo", "estonian": "et", "farsi": "fa", "filipino": "fil", "finnish": "fi", "francais": "fr",
        "français": "fr", "french": "fr", "frenchb": "fr", "frenchle": "fr", "galician": "gl",
        "georgian": "ka", "german": "de",
        "germanb": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is",
        "indonesian": "id",
        "interlingua": "ia", "irish": "ga", "italian": "it", "japanese": "ja", "kazakh": "kk", "khmer": "km",
        "korean": "ko",
        "kurdish": "ku", "kurmanji": "kmr", "kyrgyz": "ky", "lao": "lo", "latin": "la", "latvian": "lv",
        "lithuanian": "lt",
        "lowersorbian": "dsb", "macedonian": "mk", "magyar": "hu", "malay": "ms", "malayalam": "ml", "mandarin": "zh",
        "marathi": "mr", "melayu": "ms", "mexican": "es-MX", "mongolian": "mn", "naustrian": "de-AT", "nepali": "ne",
        "newzealand": "en-NZ", "ngerman": "de", "norsk": "nb", "norwegian": "no", "nswissgerman": "de-CH",
        "nynorsk": "nn",
        "occitan": "oc", "pashto": "ps", "persian": "fa", "piedmontese": "pms", "polish": "pl",
        "polutonikogreek": "el",
        "portuges": "pt", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "samin": "se",
        "sanskrit": "sa", "scottish": "gd", "serbian": "sr-Latn", "serbianc": "sr-Cyrl", "slovak": "sk",
        "slovene": "sl",
        "slovenian": "sl", "spanish": "es", "swahili": "sw", "swedish": "sv", "swissgerman": "de-CH", "syriac": "syr",
        "tajik": "tg", "tamil": "ta", "telugu": "te", "thai": "th", "tibetan": "bo", "turkish": "tr", "turkmen": "tk",
        "ukenglish": "en-GB", "ukrainian": "uk", "uppersorbian": "hsb", "urdu": "ur", "usenglish": "en-US",
        "usorbian": "hsb", "uyghur": "ug", "uzbek": "uz", "vietnamese": "vi", "welsh": "cy", "yiddish": "yi",
        "中文": "zh",
        "汉语": "zh", "漢語": "zh", "简体中文": "zh-Hans", "繁體中文": "zh-Hant", "日本語": "ja", "한국어": "ko",
        "русский": "ru", "العربية": "ar",
        "español": "es", "italiano": "it", "deutsch": "de", "português": "pt",
    }
)  # fmt: skip
_ISO3: Mapping[str, str] = MappingProxyType(
    {"eng": "en", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "deu": "de", "ger": "de", "fra": "fr",
     "fre": "fr", "ita": "it", "spa": "es", "por": "pt", "rus": "ru", "ara": "ar",
     "uig": "ug", "bod": "bo", "tib": "bo"}
)  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?((?:[-_][A-Za-z0-9]{1,8})*)")


def bcp47(written: str) -> str:
    """The BCP 47 tag of a language name or tag, or nothing where it names none."""
    word = written.strip()
    known = LANGUAGES.get(word.lower().removeprefix("lang").strip()) or _ISO3.get(word.lower())
    if known:
        return known
    found = _TAG.fullmatch(word)
    if found is None:
        return ""
    language, script, region, rest = found.groups()
    parts = [_ISO3.get(language.lower(), language.lower())]
    parts += [script.title()] if script else []
    parts += [region.upper()] if region else []
    return "-".join(parts) + rest.replace("_", "-").lower()


def babel_name(tag: str) -> str:
    """The name biblatex knows a language by, or nothing."""
    for wanted in (tag, tag.split("-")[0]):
        for name, known in LANGUAGES.items():
            if known == wanted and name.isascii():
                return _PREFERRED.get(wanted, name)
    return ""


_PREFERRED: Mapping[str, str] = MappingProxyType(
    {"zh": "chinese", "de": "ngerman", "fr": "french", "en": "english", "pt": "portuguese", "pt-BR": "brazilian",
     "en-US": "american", "en-GB": "british", "hu": "hungarian", "id": "indonesian", "ms": "malay", "el": "greek",
     "es": "spanish", "fa": "persian", "ro": "romanian", "sl": "slovene", "fr-CA": "canadien", "de-AT": "naustrian",
     "de-CH": "nswissgerman"}
)  # fmt: skip

"""German words that make a sentence a claim. Every noun has a capital, so capitals say nothing about names."""

from __future__ import annotations

import re

from briefwright.brief.abbreviations import GERMAN as SENTENCE_WORDS
from briefwright.claims.words import Vocabulary, listed

_MONTHS = listed(
    """januar februar märz april mai juni juli august september oktober november dezember jänner jan feb apr jun jul
    aug sept okt nov dez"""
)

GERMAN = Vocabulary(
    small=listed("drei vier fünf sechs sieben acht neun zehn"),
    large=listed(
        """elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig
        sechzig siebzig achtzig neunzig hundert hunderte tausend tausende dutzend dutzende million millionen milliarde
        milliarden billion billionen"""
    ),
    scales=listed("hundert tausend million millionen milliarde milliarden billion billionen mio mrd tsd dutzend"),
    fractions=listed("hälfte drittel viertel fünftel zehntel"),
    percent=listed("prozent prozentpunkte prozentpunkten promille"),
    currencies=listed("euro dollar franken pfund yuan renminbi yen rubel rupien cent mark usd eur chf gbp"),
    units=listed(
        """sekunden minuten stunden tage tagen wochen monate monaten jahre jahren jahrzehnte jahrhunderte meter
        kilometer km cm mm kg g tonnen kilogramm gramm liter hektar quadratmeter quadratkilometer grad watt megawatt
        mal menschen personen"""
    ),
    plural=re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜa-zäöüß]+)*\Z"),
    not_plural=_MONTHS | listed(
        """uhr jahrhundert prozent kapitel abschnitt seite jahrgang klasse gründe arten teile schritte"""
    ),
    months=_MONTHS,
    labels=listed(
        """abschnitt kapitel abbildung abb tabelle tab teil artikel art paragraph absatz abs band bd nr nummer version
        seite seiten s anhang phase stufe punkt ziffer § windows klasse typ heft"""
    ),
    before_year=listed(
        """in im seit von bis ab anfang ende mitte jahr jahre sommer winter herbst frühjahr zwischen und um"""
    ),
    speech=listed(
        """sagte sagt sagten erklärte erklärten berichtete berichteten berichtet betonte behauptete behauptet bestritt
        bestritten dementierte kündigte verkündete zufolge laut äußerte räumte teilte erläuterte versicherte"""
    ),
    speech_phrases=frozenset(
        ("nach angaben", "nach eigenen angaben", "gab bekannt", "gab zu", "nach aussage", "nach darstellung", "so der")
    ),
    before_that=listed("schrieb schreibt warnte meldete meldet hieß gab"),
    that=listed("dass daß"),
    view=listed("meint meinte findet glaubt vermutet schätzt schätzte"),
    institutions=listed("gmbh ag unternehmen ministerium behörde gericht universität bank regierung polizei partei"),
    causes=listed("weil wegen aufgrund führte führten verursachte dadurch infolge durch"),
    comparisons=listed("mehr weniger höher niedriger stieg sank gestiegen gesunken als wuchs übertraf verdoppelte"),
    studies=listed("studie studien umfrage daten bericht untersuchung statistik analyse zahlen dokumente"),
    events=listed("war waren wurde wurden hatte hatten kaufte gründete verkaufte übernahm baute lieferte starb"),
    not_names=SENTENCE_WORDS.starters | listed("des den dem einem einen und oder bzw sowie"),
    self_reference=(
        r"\W*(?:diese[rs]? (?:bericht|abschnitt|kapitel|beitrag|text|studie|seite)\b|in diesem (?:bericht"
        r"|abschnitt|kapitel|beitrag)\b"
        r"|wir (?:beschreiben|untersuchen|zeigen|fassen|behandeln|verwenden|beginnen)\b|siehe\b)"
    ),
    supposing=r"\W*(?:angenommen|nehmen wir an|gesetzt)\b",
    capitals_are_names=False,
)

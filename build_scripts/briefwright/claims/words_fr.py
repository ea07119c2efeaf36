"""French words that make a sentence a claim."""

from __future__ import annotations

import re

from briefwright.brief.abbreviations import FRENCH as SENTENCE_WORDS
from briefwright.claims.words import Vocabulary, listed, stems

_MONTHS = listed(
    """janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept
    oct nov déc"""
)

FRENCH = Vocabulary(
    small=listed("trois quatre cinq six sept huit neuf dix"),
    large=listed(
        """onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt trente quarante cinquante soixante
        soixante-dix quatre-vingts quatre-vingt quatre-vingt-dix cent cents mille million millions milliard milliards
        dizaine dizaines centaine centaines millier milliers douzaine"""
    ),
    scales=listed("cent cents mille million millions milliard milliards dizaines centaines milliers mrd m"),
    fractions=listed("moitié tiers quart quarts cinquième cinquièmes dixième"),
    of=listed("des du de d' la"),
    percent=listed("pourcent pourcents"),
    percent_phrases=frozenset(("pour cent", "pour mille", "points de", "points de pourcentage")),
    currencies=listed(
        """euro euros dollar dollars franc francs livre livres yuan yuans yen yens rouble roubles centimes"""
    ),
    units=listed(
        """secondes minutes heures jours semaines mois ans années siècles mètres kilomètres km cm mm kg g tonnes
        grammes litres hectares degrés watts mégawatts personnes pays fois gens hommes femmes enfants"""
    ),
    plural=re.compile(r"[a-zà-ÿœ]+(?:-[a-zà-ÿœ]+)*[sx]\Z"),
    not_plural=_MONTHS
    | listed(
        """dans sous sans vers plus moins très mais puis depuis après pas des les ses ces nous vous raisons parties
        points étapes"""
    ),
    months=_MONTHS,
    labels=listed(
        """section chapitre figure fig tableau partie article art paragraphe volume vol n° no numéro version
        page pages p
        annexe phase étape niveau § windows ligne"""
    ),
    before_year=listed("en depuis de fin début année printemps été automne hiver jusqu'en entre et vers à"),
    speech=listed(
        """dit affirme affirmé déclaré déclare annoncé annonce rapporté rapporte selon affirma déclara annonça souligné
        souligne indiqué indique précisé nié nie démenti reconnu admis assuré averti"""
    ),
    speech_phrases=frozenset(("d'après le", "d'après la", "d'après les", "d'après un", "d'après une")),
    before_that=listed("écrit explique expliqué estime estimé ajouté soutient révélé"),
    that=listed("que qu'il qu'elle qu'ils qu'elles qu'un qu'une"),
    view=listed("pense croit juge considère trouve montre suggère"),
    allegations=listed("illégal illégale illégalement coupable volé vol espionnage mensonge torture complicité"),
    allegation_stems=stems(
        """accus fraud corromp corrupt pot-de-vin blanchi détourn inculp condamn plagi falsifi escroqu viol"""
    ),
    superlatives=listed("plus-grand meilleur meilleure pire premier première inédit unique"),
    superlative_phrases=frozenset(("le plus", "la plus", "les plus", "le moins", "la moins")),
    institutions=listed("société entreprise groupe banque ministère université tribunal gouvernement commission parti"),
    causes=listed("car cause causé provoqué entraîné grâce"),
    comparisons=listed("plus moins augmenté diminué hausse baisse supérieur inférieur doublé croissance"),
    studies=listed("étude études enquête données rapport recherche sondage statistiques analyse"),
    events=listed("fut furent était étaient avait ont eut acheté vendu fondé signé créé mort né"),
    not_names=SENTENCE_WORDS.starters | _MONTHS | listed(
        """de d' des monsieur madame lundi mardi mercredi jeudi vendredi"""
    ),
    supposing=r"\W*(?:supposons|imaginons|admettons)\b",
    lead_ins=listed("de"),
    elisions=("d'", "l'", "qu'", "n'", "s'", "j'"),
    self_reference=(
        r"\W*(?:(?:ce|cette|le présent|la présente) (?:rapport|section|chapitre|article|note|page|étude)\b"
        r"|dans (?:ce|cette)"
        r" (?:rapport|section|chapitre|article|note|étude)\b"
        r"|nous (?:décrivons|examinons|présentons|utilisons|abordons|montrons)\b|voir\b)"
    ),
)

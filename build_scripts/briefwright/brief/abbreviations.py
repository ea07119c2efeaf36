"""Words that end in a full stop without ending a sentence, and words that begin sentences, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What a language's full stops mean; every word without its last full stop.

    A word in lower case stands for both cases, one with a capital for itself only (`Ill.` is a state, `ill` not).
    `never` ends no sentence (a name or number follows); `numbered` ends none before a number or a single letter;
    `either` ends one when a word of `starters` follows. `ordinals`: a number with a full stop may be an ordinal.
    `closing` looks like initials and yet ends one before any capital. `after_junior` goes on with a name: King Jr. Day.
    """

    never: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    closing: frozenset[str] = frozenset()
    ordinals: bool = False
    after_junior: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = Words(
    never=_words(
        """mr mrs ms messrs mx dr drs prof Gen Maj Col Lt Capt Cmdr Adm Sgt Cpl Pvt Brig Hon Rev Fr Sen Sens Rep
        Reps Gov Pres Amb Atty Supt Insp Det vs v cf e.g i.e eg ie viz Mt Ft Dept Assoc Natl Intl Univ Acad
        a.k.a approx resp incl esp Lt.Gen Lt.Col Maj.Gen Brig.Gen St Ste Msgr Mssrs Mme Hr pseud repr transl"""
    ),
    numbered=_words(
        """no nos n° p pp fig figs sec secs sect art arts vol vols ch chs chap doc docs dkt ex exs exh app tab
        eq eqs para paras par pt pts ser op cl reg regs div tit amend amdt bk col cols ll nn suppl ed est ca c
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Stat Rev"""
    ),
    either=_words(
        """al inc corp ltd co cos llc plc bros esq Ave Blvd Rd Hwy ph.d m.d b.a m.a m.sc b.sc eds
        j.d ll.b ll.m a.m p.m Cir Ct Supp Admin Comm Bd Assn Ass'n Ctr Int'l dep't gov't Cong Sess Misc ibid id seq
        Const Rec Evid Mgmt Mem op.cit loc.cit Calif Mass Conn Penn Va Fla Tex Colo Ariz
        Wash Ore Minn Wis Mich Ill Ind Tenn Ala Ga
        Pa Md Del Okla Kan Neb Nev Mo Ark Miss Ky Fed App.D.C St"""
    ),
    starters=_words(
        """the a an this that these those it its he she they we i you his her their our my in on at by for
        from with as but and or if when while after before although though however there here to not during
        since because what who where why how did do does is are was were has have had can could will would
        should some many most several all both each another other according also then thus so yet nor instead
        meanwhile moreover later earlier once among despite let more such only even still until unless neither
        either one two three nothing everyone no yes therefore furthermore additionally finally overall"""
    ),
    after_junior=_words(
        """day memorial boulevard blvd drive street avenue way park library center centre high middle school elementary
        hospital institute foundation award prize museum house trust college plaza bridge"""
    ),
)
GERMAN = Words(
    never=_words(
        """dr prof hr fr frl hrn dipl ing mag st sankt nr z.b z d.h d u.a u bzw ca vgl s sog evtl ggf inkl exkl
        zzgl abzgl allg betr bes geb gest hrsg hg i.d.r i.a i.v o.g o.ä verh vors zit art abs abb aufl bd bde
        bsp max min mio mrd tsd str tel v.a u.s.w. jan feb apr jun jul aug sept okt nov dez mo di mi do fr sa
        so kap lt mind rd vorm nachm stv ehem chr n.chr v.chr gem med kath phil rer nat jur ff f rn rz az anm ebd"""
    ),
    numbered=_words("nr s abs art kap bd z.b zif ziff tab fig"),
    either=_words("dgl co inc ltd u.dgl jh jhd o.j u.ä u.v.m jr sr hd"),
    closing=_words("u.ä u.dgl u.s.w"),
    starters=_words(
        """der die das ein eine einer eines er sie es wir ihr ich sein seine ihre unser in im am an auf bei für
        von vom mit nach aus zu zum zur als aber und oder wenn während nachdem bevor obwohl doch dort hier da
        dann so auch dies diese dieser dieses jener seit weil was wer wo warum wie ist sind war waren hat haben
        hatte kann konnte wird wurde wurden soll sollte manche viele einige alle beide jeder laut außerdem
        deshalb jedoch zudem trotz durch über unter vor zwischen"""
    ),
    ordinals=True,
)
FRENCH = Words(
    never=_words(
        """m mm mme mmes mlle mlles me mgr dr drs pr prof st ste cf p.ex ex env chap av bd bld boul pl éd ed
        vol t tél fig art al n° no nos p pp réf cie janv févr avr juil sept oct nov déc hab c.-à-d gén col cap
        lt adj"""
    ),
    numbered=_words("n° no nos p pp art al chap fig t vol §"),
    either=_words("cie s.a s.a.r.l inc ltd j.-c jr n.d.l.r"),
    starters=_words(
        """le la les l' un une des il elle ils elles on nous vous je ce cet cette ces cela son sa ses leur leurs
        notre nos mon ma mes en dans sur à au aux par pour de du depuis avec comme mais et ou si quand lorsque
        après avant bien cependant pourtant toutefois là ici selon d'après ainsi donc puis car que qui où
        pourquoi comment est sont était a ont avait plusieurs certains tous toutes chaque c'est il"""
    ),
)
RUSSIAN = Words(
    never=_words(
        """г гг г-н г-жа т.е т.к т.н т.о т ул пр просп пл пер д кв корп стр с рис табл см ср им акад проф доц
        канд тел гл п пп ст абз о оз р св тт ред изд напр пгт др. обл респ н.э б.м ок вып кн ч"""
    ),
    numbered=_words("с стр п пп ст гл рис табл ч № т вып кн"),
    either=_words(
        "г гг в вв др пр тыс млн млрд трлн н.э проч"
    ),
    closing=_words("т.д т.п"),
    starters=_words(
        """в во на по с со к ко у о об от до из за при для без под над он она оно они мы вы я ты это этот эта
        эти тот та те и а но или если когда пока после перед хотя однако там здесь так также затем потом что
        кто где почему как был была были есть его её их наш мой по-моему согласно кроме поэтому итак все
        многие некоторые каждый"""
    ),
)
_LANGUAGES: Mapping[str, Words] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN}


def words_of(language: str) -> Words:
    """The words of a BCP 47 language tag; languages without a list of their own read Latin script as English."""
    return _LANGUAGES.get(language.split("-")[0].lower(), ENGLISH)

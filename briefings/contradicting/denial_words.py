"""Words of denial: what turns a statement round, what only looks so, and words contrary to each other.

Tables only, in English, German and Russian; Chinese is read by characters in `chinese_denial`.
"""

from __future__ import annotations

from corpus.words.stems import stem

NEGATORS = r"not|never|n['’]t|cannot|nicht|nie|niemals|не|никогда"
"""They stand before (in German sometimes behind) what they deny."""

NO = r"no|keine?[mnrs]?|нет|никак\w+"
"""They stand before a noun."""

NOT_NEGATING = (
    r"\bnot (?:only|just|least|all|every\w*|always|necessarily|even|because|to|so|quite|entirely|fully"
    r"|merely|simply|many|much"
    r"|more|less|fewer|later|earlier|sooner|until|unlike\w*|without|enough|exactly|very|both"
    r"|yet know\w*|un\w+|far|for|in|on"
    r"|at|from|by|as|a|an|the|one|really|solely|exclusively|alone|surprisingly|being)\b"
    r"|\b(?:if|whether|or|why|but|and) not\b|\bnot\b[^,;.]{0,60}\bbut\b|\bno (?:more|less|fewer|later"
    r"|sooner|earlier|longer"
    r"|doubt|matter|wonder|one|other|such|way|need)\b|\bno\. ?\d|\bne?ver (?:before|again|mind)\b"
    r"|\bcan(?:not|['’]t) (?:help|wait)\b"
    r"|\bcould(?:n['’]t| not) (?:be )?(?:more|better|less|care)\b|\bisn['’]t it\b|[n]['’]t\b[^?]{0,30}\?"
    r"|\bне (?:только|раз|более|менее|позднее|позже|ранее|просто|все|всегда|лишь|столько)\b"
    r"|\bnicht (?:nur|alle\w*|immer|zuletzt|mehr als|zu|einmal|selten|unbedingt)\b|\bkeineswegs nur\b"
)
"""What reads like a denial and is none, or denies a part only."""

HALF_NEGATING = (
    r"\b(?:fail(?:s|ed|ing|ure)?|refus\w+|declin(?:es?|ed|ing) to|lacks?|lacked|without|neither|nor"
    r"|avoid\w*|prevent\w*|unable"
    r"|none|no one|hardly|barely|rarely|seldom|scarcely|little|nothing|nobody|stopped|stops|den(?:y|ies"
    r"|ied|ying)|denials?|reject\w*"
    r"|rul\w+ out|instead of|rather than|far from|too|weiger\w+|verweiger\w+|ohne|kaum|отказ\w+|без|вместо)\b"
)
"""Words that half deny what stands beside them: a clause with one is not held against another's denial."""

DENYING = (
    r"den(?:y|ies|ied)|refut(?:es?|ed)|dement(?:iert|ierte|ierten)|bestreitet|bestritt|bestritten"
    r"|опроверг\w*|опровергает"
    r"|отрица(?:ет|ла?|ли|ют)"
)
"""Verbs whose object clause is denied."""

STATING = (
    r"said|says|say|stated|states|announced|announces|confirmed|confirms|reported|reports|claimed"
    r"|claims|insisted|insists"
    r"|told (?:\w+ ){1,3}?that|found|showed|shows|added|wrote|argued|maintains|maintained|alleged"
    r"|alleges|acknowledged"
    r"|admitted|admits|informing|saying|stating|declared|declares|stressed|noted|notes|informed \w+"
    r"|revealed|concluded|sagte|sagten|erklärte|bestätigte|berichtete|behauptete|teilte mit|заявил\w*"
    r"|сообщил\w*"
    r"|подтвердил\w*|сказал\w*|утвержда\w+"
)
"""Verbs whose object clause is asserted by their subject; the clause is what is compared."""

UNREAL = (
    r"\b(?:(?-i:may)|might|could|should|would|must|ought|perhaps|possibly|probably|likely|unlikely"
    r"|allegedly|reportedly|if|unless"
    r"|whether|hopes?|hoped|fears?|feared|seems?|appears?|appeared|supposed|believes?|believed|thinks?"
    r"|thought|feels?|felt"
    r"|wants?|wanted|wishes|intends?|asked|asks|urged|called on|demand(?:ed|s)|warned|promis\w+|vow\w+"
    r"|threaten\w*|hypothe\w+"
    r"|expect\w*|suggest\w*|i|we|you|my|our|your|me|(?-i:us)"
    r"|könnten?|sollten?|dürften?|würden?|möglicherweise|vielleicht|wohl|falls|wenn|ob|ich|wir"
    r"|может|могут|возможно|вероятно|если|бы|ли|я|мы|хочет|надеется|якобы|должен|должны|должна)\b"
)
"""Words of a clause that states nothing for certain, or only its speaker's mind."""

_UNTOLD = """
know think believe feel want need like remember understand comment respond response reply care mind expect
hope mean
seem appear immediately tell say specify elaborate disclose identify name clear return answer see hear agree
consider
matter happy sure bad good great easy enough available release provide inform
знать знает думает хочет weiß glaubt will kommentieren
"""
UNTOLD = frozenset(stem(word) for word in _UNTOLD.split())
"""Predicates whose denial seldom denies what somebody else states of the same thing."""

YET = r"\b(?:yet|so far|still|to date|for now|noch|bisher|bislang|vorerst|пока|ещё|еще|до сих пор)\b"
"""Words that leave room for a change."""

FUTURE = r"\b(?:will|shall|won['’]t|going to|is to|are to|wird|werden|будет|будут)\b"

_QUANTIFIERS = """
all some many most few several every each any both half part other another first second third last only also
again
none more less fewer next previous earlier later former alone partly fully almost nearly
alle einige viele manche mehrere beide jeder andere все некоторые многие несколько каждый часть другие
"""
QUANTIFIERS = frozenset(_QUANTIFIERS.split())
"""Words that must be the same on both sides: some and others are not each other's denial."""

_IRREGULAR = """
win: won; go: went gone; take: took taken; begin: began begun; pay: paid; give: gave given; find: found
hold: held
meet: met; lose: lost; leave: left; sell: sold; buy: bought; bring: brought; send: sent; build: built
break: broke broken; fall: fell fallen; rise: rose risen; grow: grew grown; write: wrote written
speak: spoke spoken
steal: stole stolen; choose: chose chosen; get: got gotten; come: came; become: became; see: saw seen
know: knew known; strike: struck; shoot: shot; fly: flew flown; keep: kept; drive: drove driven
eat: ate eaten
drink: drank drunk; run: ran; sink: sank sunk; teach: taught; catch: caught; fight: fought; feel: felt
sit: sat
stand: stood; swear: swore sworn; withdraw: withdrew withdrawn; make: made; lead: led; hide: hid hidden
lie: lied
die: died; throw: threw thrown; spend: spent; tell: told; think: thought; wear: wore worn
forbid: forbade forbidden
seek: sought; lend: lent; bind: bound; freeze: froze frozen; hear: heard; mean: meant; bear: bore
"""
BASE_FORMS = {
    form: row.partition(":")[0].strip()
    for row in _IRREGULAR.strip().replace("\n", ";").split(";")
    for form in row.partition(":")[2].split()
}
"""English irregular forms, and the verb they are of."""

OPPOSITES = (
    ("approve adopt pass endorse accept uphold back", "reject overturn dismiss refuse veto strike"),
    ("rise increase grow climb gain jump surge вырос увеличился выросла steigen stiegen stieg",
     "fall decrease drop decline shrink slump plunge упал снизился снизилась sinken sanken sank"),
    ("win", "lose"),
    ("open reopen", "close shut"),
    ("guilty convict", "acquit innocent clear"),
    ("survive alive", "die dead kill"),
    ("allow permit legalise legalize authorise authorize", "ban forbid prohibit outlaw"),
    ("legal lawful", "illegal unlawful"),
    ("safe", "unsafe dangerous"),
    ("possible", "impossible"),
    ("succeed successful", "fail unsuccessful"),
    ("raise", "lower cut reduce"),
    ("strengthen", "weaken"),
    ("support", "oppose"),
    ("attend", "boycott skip"),
    ("include", "exclude"),
    ("true", "false untrue"),
    ("confirm", "deny refute"),
    ("improve", "worsen deteriorate"),
    ("profit", "loss"),
    ("best", "worst"),
    ("largest highest", "smallest lowest"),
)  # fmt: skip
"""Words that say the contrary of each other of one subject."""

OF_A_PERIOD = 1
"""Which of the opposites tell of a measure, and need its period named or the documents of one day."""

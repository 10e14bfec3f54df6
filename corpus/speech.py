"""The words that give somebody the floor: verbs of saying and the nouns that speak, by language."""

from __future__ import annotations

from corpus.words.vocabulary import STOP_WORDS

SAYING = frozenset({
    "said", "says", "say", "told", "tells", "wrote", "writes", "write", "stated", "states", "claimed",
    "claims", "claim", "denied", "denies", "warned", "warns", "warn", "announced", "announces", "added",
    "adds", "argued", "argues", "argue", "noted", "notes", "explained", "explains", "insisted", "insists",
    "mentioned", "mentions", "stressed", "stresses", "emphasized", "emphasizes", "emphasised", "emphasises",
    "acknowledged", "acknowledges", "acknowledge", "admitted", "admits", "asserted", "asserts", "declared",
    "declares", "predicted", "predicts", "commented", "concluded", "concludes", "remarked", "recalled",
    "replied", "responded", "reiterated", "reiterates", "confirmed", "confirms", "complained", "cautioned",
    "cautions", "tweeted", "posted", "headlined", "testified", "alleged", "alleges", "vowed", "vows",
    "pledged", "promised", "quipped", "contended", "contends", "maintained", "countered", "joked",
    "lamented", "boasted", "conceded", "urged", "urges", "described", "describes", "referred", "praised",
    "called", "calls", "criticized", "criticised", "accused", "reported", "reports",
})  # fmt: skip
"""English verbs of saying in the forms that stand behind a subject."""

THINKING = frozenset({
    "believed", "believes", "believe", "thinks", "think", "thought", "suggested", "suggests", "suggest",
    "indicated", "indicates", "indicate", "estimated", "estimates", "estimate", "expects", "expected",
    "fears", "feared", "hopes", "hoped", "revealed", "reveals", "showed", "shows", "show", "observed",
    "observes", "expressed", "expresses",
})  # fmt: skip
"""Verbs that give a view only when their subject can have one: an outcome that suggests does not speak."""

ALWAYS_THAT = frozenset({
    "called", "calls", "reported", "reports", "maintained", "posted", "responded", "urged", "urges",
    "referred", "described", "describes", "praised", "promised", "pledged", "notes", "states", "claims",
    "claim", "say", "recalled", "accused", "criticized", "criticised", "show", "shows", "showed", "hopes",
    "hoped", "expected", "expects", "fears", "estimates", "estimate", "reveals", "revealed", "vowed",
    "vows", "concluded", "concludes", "thought", "believed", "added", "adds",
})  # fmt: skip
"""Verbs, and nouns that look alike, that count only before what was said: "that", a colon, a quote."""

SPEAKERS = frozenset({
    "official", "officials", "analyst", "analysts", "expert", "experts", "scholar", "scholars", "observer",
    "observers", "spokesman", "spokeswoman", "spokesperson", "minister", "ministers", "president",
    "chancellor", "ambassador", "source", "sources", "report", "reports", "statistics", "data", "figures",
    "study", "survey", "poll", "statement", "agency", "government", "ministry", "company", "media",
    "newspaper", "magazine", "department", "office", "bank", "researchers", "researcher", "scientists",
    "scientist", "economists", "economist", "critics", "police", "army", "leader", "leaders", "chief",
    "professor", "author", "authors", "diplomat", "diplomats", "lawyer", "lawyers",
    "witnesses", "witness", "residents", "authorities", "articles", "article", "intelligence",
    "investigators", "prosecutors", "commission", "committee", "union", "secretary", "director",
    "commentator", "commentators", "people", "lawmakers", "senator", "mayor", "governor", "activists",
    "groups", "group", "organization", "records", "documents",
})  # fmt: skip
"""Lower-case nouns that can hold a view."""

WRITING = frozenset({"wrote", "writes", "write"})
"""Verbs of saying whose object may be a book: they count beside a quote or before "that"."""

JUST_SAYING = frozenset({"said", "says"})
"""Verbs whose subject speaks whatever it is: "the club said"."""

NOT_NAMES = frozenset({
    "the", "a", "an", "in", "on", "at", "it", "this", "that", "these", "those", "there", "but", "and",
    "however", "while", "when", "after", "before", "since", "as", "if", "for", "from", "with", "by",
    "during", "despite", "although", "moreover", "meanwhile", "he", "she", "they", "we", "i", "you", "his",
    "her", "their", "its", "our", "some", "many", "most", "all", "both", "each", "of", "to", "under",
    "over", "another", "one", "two", "last", "yes", "now", "perhaps", "maybe", "several", "few",
    "every", "nobody", "everyone", "today", "yesterday", "tomorrow",
}) | STOP_WORDS  # fmt: skip
"""Words that open a sentence without being a name."""

TITLES = "Prof|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gov|Gen|Col|Maj|Lt|Sgt|Capt|Cmdr|Adm|Rev|Hon|Pres|Univ|Inst|Dept"
"""Abbreviations in names that a full stop does not end."""

NOT_SPEAKERS = frozenset({
    "it", "this", "that", "which", "who", "what", "there", "these", "those", "and", "but", "or", "to",
    "i", "we", "you",
})  # fmt: skip
"""Words that are no speaker although they stand before such a verb."""

SAYING_RU = (
    "сказал|сказала|сказали|заявил|заявила|заявили|заявило|сообщил|сообщила|сообщили|сообщило|отметил|отметила|отметили|"
    "подчеркнул|подчеркнула|добавил|добавила|объявил|объявила|считает|полагает|утверждает|говорит|пояснил|пояснила|"
    "предупредил|предупредила|пишет|написал|написала|рассказал|рассказала|напомнил|напомнила|указал|указала"
)
"""Russian verbs of saying."""

SAYING_ZH = "表示|指出|宣布|强调|認為|认为|称|稱|说|說|透露|警告|写道|寫道|补充道|回应|声称|重申|坦言|告诉"
"""Chinese verbs of saying."""

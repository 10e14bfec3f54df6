"""How sentences open that cannot be read alone, and how those that are no news do; tables only.

Every entry is a general word of its language: pronouns and connectives that point back at the sentence
before, the imperatives of a page that wants to be clicked, the labels of its pictures, and who speaks for
the page.
"""

from __future__ import annotations

import re

_SPANS_OF_TIME = (
    "week|weekend|month|year|quarter|season|spring|summer|autumn|fall|winter|morning|afternoon|evening|"
    "decade|century|january|february|march|april|may|june|july|august|september|october|november|december"
)
_MARKS = r"""[“”"'‘’(«„「『\s]*"""

HANGS = re.compile(
    rf"""{_MARKS}(?:
      this(?!\s+(?:{_SPANS_OF_TIME})\b)|that|these|those
    | they|them|their|he|she|his|her|him|it|its|such|both|so|yet|or|then|also
    | however|but|and|moreover|furthermore|therefore|thus|hence|consequently|meanwhile|instead|nevertheless
    | nonetheless|still|besides|similarly|likewise|otherwise|afterwards?|accordingly|conversely|rather|here
    | (?:even\ so|as\ such|after\ all|of\ course|in\ fact|in\ short|in\ other\ words|to\ be\ sure
      |by\ contrast)
    | (?:in\ addition|in\ contrast|in\ turn|in\ response|in\ comparison|as\ a\ result
      |as\ a\ consequence)(?=\s*,)
    | for\ (?:instance|example)|at\ the\ same\ time|to\ that\ end|on\ the\ (?:one|other)\ hand
    | (?:first|second|third|last)ly|another|others|the\ (?:former|latter|two|same|other)
    | (?:in|for|at|by|on|to|with|from|of|about|under|after|before|since|during|despite|until|given|like|unlike
      |because\ of|as\ a\ result\ of|in\ addition\ to|instead\ of|in\ spite\ of|according\ to|apart\ from
      |among)
      \s+(?:this(?!\s+(?:{_SPANS_OF_TIME})\b)|that|these|those|it|them|him|her|which|such)
    | the\ (?:move|decision|announcement|news|incident|comments?|remarks?|statement|latest)
      \s+(?:comes?|came|follow(?:s|ed)?|marks?|marked|(?:was|were)\s+made)
    | это|этот|эта|эти|этого|этому|этим|этой|такой|такая|такое|такие|он|она|оно|они|его|её|ее|их|ему|ей|им
    | также|однако|поэтому|но|а|и|или|там|здесь|тогда|затем|потом|тем\ временем|тем\ не\ менее
      |кроме\ (?:того|этого)
    | таким\ образом|при\ этом|в\ (?:этом|этой|таком)\ (?:случае|связи)|в\ связи\ с\ этим|после\ (?:этого
      |чего)
    | в\ свою\ очередь|наконец|впрочем|зато|например|по\ (?:его|её|ее|их)\ (?:словам|мнению|данным)
    )\b
    |{_MARKS}(?:这(?!个?(?:周|月|年))|那|他|她|它|该|此|其(?!中国)|但|然而|因此|所以|同时|此外|另外|而|并|也|不过|于是|随后
    |与此同时|例如|比如|对此|为此|由此|最后|其中)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Openings that point back, in English, Russian and Chinese."""

HANGS_DE = re.compile(
    rf"""{_MARKS}(?:
      er|sie|es|ihm|ihn|ihnen|ihre?|seine?|dies(?:e[rmns]?)?(?!\s+(?:woche|jahr|monat)\b)|solche?|beide
    | das\s+(?:ist|war|sei|wäre|hat|hatte|sagte|teilte|gilt|wird|wurde)
    | aber|und|oder|denn|doch|sondern|auch|jedoch|allerdings|außerdem|zudem|daher|darum|deshalb|deswegen
    | dennoch|trotzdem|dabei|dadurch|damit|danach|daraufhin|dagegen|dafür|davon|dazu|zuvor|anschließend
      |dort|dann
    | hingegen|inzwischen|unterdessen|zugleich|gleichzeitig|ferner|schließlich|stattdessen|so|somit|also
    | zum\ beispiel|im\ gegensatz\ dazu|in\ diesem\ (?:fall|zusammenhang)|aus\ diesem\ grund
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""German openings that point back: several are ordinary words of other languages."""

NO_NEWS = re.compile(
    rf"""{_MARKS}(?:
      (?:click|tap|swipe|scroll|subscribe|sign\ (?:up|in)|log\ in|stay\ tuned|don['’]t\ miss)\b
    | (?:read|see|watch|listen|follow|share|download|join|visit|check\ out|find\ out|learn|get|send
      |e-?mail|contact)
      \s+(?:us|our|more|the\ (?:full|latest)|this|here|your|it|all|also|below|how|on\ (?:facebook|twitter))\b
    | here(?:\ (?:is|are|come)|['’]s)\b|(?:the\ following|as\ follows)\b
    | for\ (?:more|further|all|the\ latest)\ (?:on|information|details|news|stories|coverage|updates)\b
    | (?:thanks?(?:\ you)?\ (?:for|to)|welcome\ to|hello|hi|dear|good\ (?:morning|afternoon|evening))\b
    | (?:file\ )?(?:photo|image|picture|video|graphic|map|caption|source|credit|copyright|related
      |see\ also|update
      |editor['’]s\ note|correction|clarification|advertisement|tags?|topics?|by|fact\ box|timeline)s?\s*[:|©]
    | ©
    | (?:подпи(?:шитесь|сывайтесь)|читайте|смотрите|слушайте|нажмите|следите|присоединяйтесь|поделитесь
      |узнайте)\b
    | (?:фото|видео|источник|автор|читать|иллюстрация|редактор)\s*[:|©]
    | (?:点击|订阅|关注我们|扫码|扫描|更多(?:内容|新闻|详情)|图为|资料图
      |图[:：]|来源[:：]|记者[:：]|编辑[:：]|责任编辑)
    | (?:klicken|abonnieren|folgen|lesen|sehen|hören|besuchen)\ sie\b
    | (?:foto|bild|video|quelle|autor|hinweis|anzeige)s?\s*[:|©]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Calls to action, greetings, and labels of what stands beside the text."""

FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll))\b|\b(?:[Мм]ы|[Яя])\b|(?<!自)我(?!国|军|省|市|院)"
)
FIRST_PERSON_DE = re.compile(r"\b(?:[Ii]ch|[Ww]ir)\b")
"""Who speaks for the page itself, where it stands outside quotation marks."""

QUOTED = re.compile(
    r"“[^”]*(?:”|$)|^[^“]*?”|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|^[^«]*?»|「[^」]*(?:」|$)|(?<!\w)‘.*?(?:’(?!\w)|$)"
    r'|"[^"]*(?:"|$)',
)
"""What stands between quotation marks; one that is not closed holds to the end."""

_VERBS = """
    is are was were be been am has have had do does did will would can could may might must shall should
    ain't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't
    couldn't said told made went came took gave got saw found left felt held met ran sat stood lost won
    paid sent built kept brought thought sold fell rose grew drew drove flew wrote spoke broke chose
    froze stole threw knew became began led read hit cut put let set shut cost hurt beat bet burst cast
    quit rid shed spent split spread struck stuck swept swore taught tore understood woke wore wound
    withdrew forbade forgave forgot fought fed fled dealt dug drank ate bought caught crept bent bled
    bred bound hid hung laid lent lay lit meant rang rode sang sank shook shone shot shrank slept slid
    sought spun sprang strove swam swung wept bore blew arose awoke backed say want need plan expect
    hope believe face remain agree continue seem show help include work live know see go come get make
    take give think tell use find try ask call keep begin bring write run move play pay hold lose meet
    lead stand turn start open close vote carry form lower range join serve support oppose warn claim
    report rely vary die kill eat sleep fight win sell buy like love reject differ become appear offer
    follow
    """
VERBS = frozenset(_VERBS.split())
"""English verbs without a regular ending: with words in -s and -ed, what every whole sentence has one of."""

"""News agencies, and which of them a document credits: two outlets that print one agency's report say so."""

from __future__ import annotations

import re

_AGENCIES = {
    "reuters": "Reuters|Thomson Reuters|Рейтер|Рейтерс|路透社",
    "ap": "AP|Associated Press|美联社|美聯社",
    "afp": "AFP|Agence France-Presse|АФП|法新社",
    "upi": "UPI|United Press International",
    "bloomberg": "Bloomberg|Bloomberg News|彭博社",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
    "apa": "APA|Austria Presse Agentur",
    "sda": "Keystone-SDA|SDA-ATS",
    "pa": "PA Media|Press Association",
    "ansa": "ANSA|ANSA agency",
    "efe": "EFE|Agencia EFE|Europa Press",
    "pap": "PAP|Polish Press Agency",
    "tt": "TT News Agency|TT-AFP",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "tass": "TASS|ITAR-TASS|Tass|ТАСС|ИТАР-ТАСС|塔斯社",
    "interfax": "Interfax|Интерфакс|国际文传",
    "ria": "RIA Novosti|RIA|РИА Новости|俄新社",
    "ukrinform": "Ukrinform|Укринформ|Укрінформ",
    "belta": "BelTA|БелТА|БЕЛТА",
    "xinhua": "Xinhua|Xinhua News Agency|Синьхуа|新华社|新華社",
    "chinanews": "China News Service|中新社|中国新闻社",
    "kyodo": "Kyodo|Kyodo News|共同社",
    "jiji": "Jiji|Jiji Press|时事社",
    "yonhap": "Yonhap|韩联社|韓聯社",
    "cna": "Central News Agency|中央社",
    "pti": "PTI|Press Trust of India",
    "ani": "ANI|Asian News International",
    "ians": "IANS",
    "aap": "AAP|Australian Associated Press",
    "cp": "The Canadian Press|La Presse Canadienne",
    "anadolu": "Anadolu|Anadolu Agency",
    "spa": "Saudi Press Agency",
    "irna": "IRNA",
    "mena": "MENA agency",
    "antara": "Antara|ANTARA",
    "bernama": "Bernama|BERNAMA",
    "vna": "Vietnam News Agency|VNA",
    "caj": "CAJ News",
}
"""Each agency under the names that are printed; those that are also common words are left out."""

_BY_NAME = {name: key for key, names in _AGENCIES.items() for name in names.split("|")}
_KNOWN = re.compile(
    "|".join(
        re.escape(name) if ord(name[0]) > 0x3000 else rf"(?<!\w){re.escape(name)}(?!\w)"
        for name in sorted(_BY_NAME, key=len, reverse=True)
    )
)
_DATELINE = re.compile(
    r"^[^\n()]{2,48}\((?P<latin>[A-ZА-ЯЁ][\w.&’'-]*(?: [A-ZА-ЯЁ][\w.&’'-]*){0,2})\)\s*[-–—]", re.MULTILINE
)
_CREDIT_CHARS = 2_000
"""A credit stands at the head or at the foot; an agency that a report names midway is one of its sources."""


def credited_agencies(text: str) -> frozenset[str]:
    """The agencies that a document credits at its head or foot, by a short key; empty where it credits none.

    Args:
        text: the whole document, byline and credits included.
    """
    ends = text if len(text) <= 2 * _CREDIT_CHARS else f"{text[:_CREDIT_CHARS]}\n{text[-_CREDIT_CHARS:]}"
    known = {_BY_NAME[found[0]] for found in _KNOWN.finditer(ends)}
    placed = {found["latin"] for found in _DATELINE.finditer(ends)}
    return frozenset(known | {_BY_NAME.get(name, name.casefold()) for name in placed})


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return name in _BY_NAME

"""The nouns that offices, companies and studies are called by, by language."""

from __future__ import annotations

OFFICES = frozenset({
    "academy", "administration", "agency", "airline", "airport", "archive", "archives", "army", "assembly",
    "association", "authority", "bank", "board", "brewery", "bureau", "cabinet", "centre", "center",
    "chamber", "charity",
    "church", "city", "clinic", "club", "coastguard", "college", "commission", "committee",
    "company", "confederation", "consortium", "constabulary", "corporation", "council", "court", "customs",
    "department", "developer", "directorate", "embassy", "exchange", "exchequer", "federation", "firm",
    "foundation", "fund", "government", "group", "headquarters", "hospital", "inspectorate", "institute",
    "institution", "kremlin", "laboratory", "league", "maker", "manufacturer", "ministry", "municipality",
    "museum", "navy", "network", "observatory", "office", "ombudsman", "operator", "organisation",
    "organization", "parliament", "party", "police", "port", "prosecutor's", "railway", "registry",
    "regulator", "retailer", "school", "secretariat", "senate", "service", "services", "society", "supplier",
    "survey", "treasury", "tribunal", "trust", "union", "university", "utility", "watchdog", "works",
    "brigade", "authorities", "prosecutors", "think-tank", "tank", "insurer", "lender", "carmaker", "refiner",
})  # fmt: skip
"""English heads of the name of an office or a company."""

STUDIES = frozenset({
    "analysis", "assessment", "audit", "barometer", "bulletin", "calculation", "calculations", "census",
    "count", "data", "dataset", "estimate", "estimates", "figures", "forecast", "forecasts", "index",
    "inquiry", "inventory", "model", "numbers", "paper", "poll", "polls", "record", "records", "register",
    "report", "research", "review", "statistics", "study", "survey", "surveys", "tally", "trial", "yearbook",
})  # fmt: skip
"""English nouns for what a figure can be read in."""

COMPANY = (
    r"(?:Inc|Corp|Ltd|plc|PLC|AG|GmbH|SA|SpA|NV|Oy|AB|ASA|Group|Holdings|Co|LLC|Limited|Partners|Line|Lines)"
)
"""How the names of companies end."""

GERMAN = (
    r"[A-ZÄÖÜ]?[\wäöüß-]*(?:[Aa]mt(?:e?s)?|[Mm]inisteriums?|[Bb]ehörde|[Ii]nstituts?|[Uu]niversität|[Bb]ank|[Pp]olizei|"
    r"[Gg]erichts?|[Kk]ommission|[Vv]erband(?:e?s)?|[Ss]tudie|[Uu]mfrage|[Zz]entrale|[Aa]gentur|[Ff]euerwehr|"
    r"[Ss]taatsanwaltschaft|[Kk]ammer|[Rr]egierung|[Vv]erwaltung|[Kk]onzern[es]?s?|[Uu]nternehmens?|[Gg]ewerkschaft|"
    r"[Zz]entralbank|[Bb]undesbank|[Dd]ienst(?:e?s)?|[Bb]ericht(?:e?s)?|[Rr]echnungshof(?:e?s)?)"
)
"""German heads, alone or at the end of a compound."""

RUSSIAN = (
    r"(?:[А-ЯЁ]{2,}\w*|Рос[а-яё]+|Мин[а-яё]+|Центробанк\w*|\w*(?:министерств|ведомств|служб|банк|суд|прокуратур|"
    r"институт|университет|комитет|комисси|агентств|управлени|департамент|компани|таможн|статистик|центр|фонд|"
    r"исследовани|опрос|отч[её]т|доклад|палат|полици|правительств|мэри|администраци|завод|больниц|организаци|"
    r"ассоциаци|союз|следстви|синоптик|Гидрометцентр)[а-яё]*)"
)
"""Russian heads, in any case."""

CHINESE = (
    r"(?:局|部|署|院|委|厅|廳|银行|銀行|公司|大学|大學|协会|協會|中心|所|集团|集團|委员会|委員會|组织|組織|办公室|"
    r"辦公室|海关|海關|警方|消防|研究|调查|調查|报告|報告|政府|基金|交易所|联合会|總署|总署)"
)
"""How Chinese names of offices and studies end."""

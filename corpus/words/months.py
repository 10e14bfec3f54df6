"""The twelve months by name, January first."""

from __future__ import annotations

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""As they are written in English."""

RUSSIAN_MONTHS = (
    ("январь", "января", "январе"), ("февраль", "февраля", "феврале"), ("март", "марта", "марте"),
    ("апрель", "апреля", "апреле"), ("май", "мая", "мае"), ("июнь", "июня", "июне"),
    ("июль", "июля", "июле"), ("август", "августа", "августе"), ("сентябрь", "сентября", "сентябре"),
    ("октябрь", "октября", "октябре"), ("ноябрь", "ноября", "ноябре"), ("декабрь", "декабря", "декабре"),
)  # fmt: skip
"""In Russian, each in the cases that dates stand in: nominative, genitive, prepositional."""

OTHER_MONTHS = (
    "januar janvier enero gennaio", "februar février fevrier febrero febbraio",
    "märz maerz mrz mars marzo", "avril abril aprile", "mai mayo maggio", "juni juin junio giugno",
    "juli juillet julio luglio", "august août aout agosto", "septembre septiembre setiembre settembre",
    "oktober octobre octubre ottobre", "novembre noviembre",
    "dezember décembre decembre diciembre dicembre",
)  # fmt: skip
"""In German, French, Spanish and Italian, lower case, those of one month beside each other."""

MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(
    (english.lower(), *others.split(), *russian)
    for english, others, russian in zip(ENGLISH_MONTHS, OTHER_MONTHS, RUSSIAN_MONTHS, strict=True)
)
"""All the names that each month goes by in the languages above, lower case."""

MONTH_WORDS = frozenset(name for names in MONTH_NAMES for name in names)
"""Any of them."""

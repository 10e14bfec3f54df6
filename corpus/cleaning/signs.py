"""What a line is by itself: the signs of menus, credits, prompts, bylines and notes that it bears.

In comes one line; out goes whether it is one of these. A line of running text is judged only by signs that
hardly any running text has: a kept line of junk does less harm than a lost paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.cleaning import phrases
from corpus.cleaning.dateline import dateline
from corpus.published import month_number, written_days
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from corpus.cleaning.line import Line

_SEPARATOR = re.compile(rf"\s+[/|>»›→·•‣▸►⟩\\]+\s+|\s*[|›»]\s*|(?<=[{HAN}])\s*[>＞/]\s*(?=[{HAN}])")
_MAX_CRUMB_WORDS = 5
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:[@#][\w.]+\s*)+")
_TOKEN = re.compile(r"[A-Za-z0-9_+/=-]{10,}")
_TOKEN_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_COPYRIGHT = re.compile(r"\([cC]\)\s*(?:19|20)\d\d\b")
_NO_WORD = re.compile(r"[\W_]*")
_MAX_PROMPT_WORDS = 32
_MAX_CREDIT_WORDS = 16
_MAX_GREETING_WORDS = 8
_MAX_EXCLAIMED_WORDS = 3
_MAX_CAPTION_WORDS = 70
_MAX_BYLINE_CHARS = 320
_NAME = r"[^\W\d_a-zа-яё][\w.'’-]*"
_SLASHED_CREDIT = re.compile(rf"(?:{_NAME}[ ,]+){{0,4}}{_NAME}\s*/\s*{_NAME}(?:[ /]+{_NAME}){{0,4}}")
_PICTURES = r"photo|image|picture|credit|courtesy|foto|bild|фото|图|摄"
_CREDIT_IN_BRACKETS = re.compile(
    rf"[(\[（](?:(?:file )?(?:{_PICTURES})[^()\[\]（）]{{0,80}}|[^()\[\]（）]{{0,60}}(?:摄|供图))[)\]）]$",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    r"(?:\b(?:AP Photo|Photo|Foto|Image|Фото|Bild|Credit|Photograph)(?:\s*[:/©]|\s+by\b)\s*[^.!?]{2,60}"
    r"|\bREUTERS/[^.!?]{2,40}|©\s*[^.!?]{2,50})$"
)
_FOOTNOTE = re.compile(r"\[(?P<number>\d{1,3})\]\s*\S|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}\s*\S|\^\s*\d{0,3}\s*\S")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|Uhr|GMT[+-]?\d*))?"
    r"|\b\d{1,2}\s?(?:[ap]\.?m\b\.?|Uhr\b|час(?:ов|а)\b)|\bat\b|\bum\b|\bà\b|\bв\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d(?!\d)\s*(?:[ap]\.?m\.?|Uhr|h)?\W{0,4}(?:\S+\s+){3}", re.IGNORECASE)
_DAY_NAME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)|(?:星期|周)[一二三四五六日天]",
    re.IGNORECASE,
)


def separated(line: Line) -> list[str]:
    """The parts of a line cut by the marks of menus and breadcrumbs; fewer than two is no such line."""
    if line.text.startswith("|"):
        return []  # a row of a table
    return [part.strip() for part in _SEPARATOR.split(line.text) if part and part.strip()]


def is_menu(line: Line) -> bool:
    """Whether it is a breadcrumb trail or a bar of links: short parts between marks, no sentence.

    The last part of a trail may be long: it is the title of the page.
    """
    if line.words > _MAX_PROMPT_WORDS or (line.ended and not line.question):
        return False
    parts = separated(line)
    if len(parts) < 2:
        return False
    short = [len(part.split()) <= _MAX_CRUMB_WORDS and len(part) <= 40 for part in parts]
    if len(parts) > 3 and line.words <= len(parts) * _MAX_CRUMB_WORDS:
        return True
    return all(short[:-1]) and (len(parts) > 2 or short[-1])


def is_random(line: Line) -> bool:
    """Whether it is a token that no one can read: an identifier, a hash, a tracking code."""
    if not _TOKEN.fullmatch(line.text):
        return False
    parts = _TOKEN_PART.findall(line.text)
    mixed = any(part.isdigit() for part in parts) and any(part.isalpha() for part in parts)
    return mixed and len(line.text) / len(parts) <= 4 and not re.fullmatch(r"[\d/.:-]+", line.text)


def is_empty(line: Line) -> bool:
    """Whether there is no word on it, or nothing but addresses, handles and tags."""
    return _NO_WORD.fullmatch(line.text) is not None or _ADDRESS.fullmatch(line.text) is not None


def is_prompt(line: Line) -> bool:
    """Whether it asks the reader to do something on the site, or names a part of the site."""
    if line.words > _MAX_PROMPT_WORDS:
        return False
    if not line.prose and phrases.WHOLE_LINE.fullmatch(line.key):
        return True
    lower = line.text.casefold()
    if not any(word in lower for word in phrases.SITE_WORDS):
        return False
    return phrases.ANYWHERE.search(lower) is not None


def is_consent(line: Line) -> bool:
    """Whether it asks for leave to store and read data on the reader's device; such lines may be long."""
    return phrases.CONSENT.match(line.text) is not None


def is_mail_footer(line: Line) -> bool:
    """Whether it is what firms put under every mail: on printing it, on whom it is meant for."""
    return phrases.MAIL_FOOTER.match(line.text) is not None


def is_greeting(line: Line) -> bool:
    """Whether it greets whom the text is written to, and nothing else."""
    if line.words > _MAX_GREETING_WORDS or phrases.SALUTATION.fullmatch(line.text) is None:
        return False
    exclaims = line.text.endswith(("!", "！")) and "," in line.text
    return not exclaims or line.words <= _MAX_EXCLAIMED_WORDS


def is_contact(line: Line) -> bool:
    """Whether it says whom to ask, by telephone or mail."""
    return line.words <= _MAX_PROMPT_WORDS and phrases.CONTACT_LINE.match(line.text) is not None


def is_advert(line: Line) -> bool:
    """Whether it says of itself that it is paid for."""
    return phrases.ADVERT.match(line.text) is not None


def is_feed_footer(line: Line) -> bool:
    """Whether it says where an entry of a feed was published; only at the end is that no text of its own."""
    return phrases.FEED_FOOTER.fullmatch(line.text) is not None


def is_appeal(line: Line) -> bool:
    """Whether it is a short call to the reader; only where nothing of the article follows is that junk."""
    first = line.text.split(maxsplit=1)[0].casefold().strip("“\"'¡")
    return (
        not line.prose and first in phrases.IMPERATIVES and phrases.ADDRESSING.search(line.text) is not None
    )


def is_byline(line: Line) -> bool:
    """Whether all it says is who wrote, edited, translated or published the article."""
    return (
        len(line.text) <= _MAX_BYLINE_CHARS
        and phrases.BYLINE.fullmatch(line.text.strip(" *_()[]（）.")) is not None
    )


def is_name_line(line: Line) -> bool:
    """Whether it is `By` and names; in the middle of an article it may be a heading."""
    return not line.ended and phrases.BY_NAME.fullmatch(line.text.strip(" *_")) is not None


def source_named(line: Line) -> str | None:
    """Whom a line names as the article's source, where that is all it says."""
    match = phrases.SOURCE.fullmatch(line.text.strip(" *_()[]（）."))
    return match["source"].strip() if match and line.words <= _MAX_CRUMB_WORDS + 4 else None


def is_message_head(line: Line) -> bool:
    """Whether it is a field above a message (`To: …`), or greets whom it is written to."""
    if line.words > _MAX_CREDIT_WORDS:
        return False
    return any(form.fullmatch(line.text) for form in (phrases.HEADER_FIELD, phrases.SALUTATION))


def is_dateline(line: Line) -> bool:
    """Whether it is the place, day and agency of a report, and nothing of the report."""
    if line.words > _MAX_CREDIT_WORDS or not line.text.endswith(("-", "–", "—")):
        return False
    found = dateline(line.text + " ")
    return found.agency is not None or found.month is not None


def labelled_title(line: Line) -> str | None:
    """The title that a line gives after a label such as `Subject:`."""
    match = phrases.TITLE_LABEL.fullmatch(line.text) if line.words <= _MAX_PROMPT_WORDS else None
    return match["title"] if match else None


def is_credit(line: Line) -> bool:
    """Whether all it says is whose a picture is."""
    if line.words > _MAX_CREDIT_WORDS or line.prose:
        return False
    text = line.text.strip(" *_()[]（）")
    if phrases.CREDIT.fullmatch(text) or _COPYRIGHT.match(line.text):
        return True
    if line.ended or not any(agency in text for agency in phrases.AGENCIES):
        return False
    names = re.findall(r"[^\s/,()|]+", text)
    return (
        names[-1] in phrases.AGENCIES
        or _SLASHED_CREDIT.fullmatch(text) is not None
        or names[0] in phrases.AGENCIES
    ) and all(
        name[0].isupper() or name in phrases.AGENCIES or not name[0].isalpha() or name in {"via", "for"}
        for name in names
    )


def is_caption(line: Line) -> bool:
    """Whether it tells what a picture shows, by its own words or by the credit at its end."""
    if line.words > _MAX_CAPTION_WORDS:
        return False
    if phrases.CAPTION_START.match(line.text):
        return True
    return _CREDIT_IN_BRACKETS.search(line.text) is not None or _CREDIT_AT_END.search(line.text) is not None


def reads_like_caption(line: Line) -> bool:
    """Whether it may tell what a picture shows; only beside a credit is that enough."""
    if line.several or line.words > _MAX_CAPTION_WORDS:
        return False
    closing_day = any(end >= len(line.text) - 1 for _, end, _ in written_days(line.text))
    return closing_day or phrases.CAPTION_CUE.search(line.text) is not None


def footnote_number(line: Line) -> str | None:
    """The number that opens a note's text, as in `[2] …`; empty for a raised one, None for no note."""
    match = _FOOTNOTE.match(line.text)
    return (match["number"] or "") if match else None


def is_date_line(line: Line) -> bool:
    """Whether it is a date and nothing but a label, a day's name, a clock time or marks around it."""
    if line.words > 16:
        return False
    return any(
        only_date_words(line.text[:start] + " " + line.text[end:])
        for start, end, _ in written_days(line.text)
    )


def opens_with_time(line: Line) -> bool:
    """Whether it is an entry of a live report: a time of day and what happened then."""
    return _ENTRY.match(line.text) is not None


def has_day(line: Line) -> bool:
    """Whether a day with its year stands on it."""
    return next(written_days(line.text), None) is not None


def only_date_words(rest: str) -> bool:
    """Whether nothing is said but dates, times, days' names and the labels of publication."""
    return not any(
        month_number(word) is None for word in re.findall(r"[^\W\d_]{2,}", without_date_words(rest))
    )


def without_date_words(text: str) -> str:
    """What is left of a text without its days, times, days' names and labels of publication."""
    for pattern in (phrases.DATE_LABEL, _CLOCK, _DAY_NAME):
        text = pattern.sub(" ", text)
    for start, end, _ in sorted(written_days(text), reverse=True):
        text = text[:start] + text[end:]
    return text

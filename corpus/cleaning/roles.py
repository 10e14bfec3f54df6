"""What each line of a document is for, by its own signs first and then by where it stands.

The prose of a document marks its body: from the first line of running text to the last. Above it stand the
title, labels, bylines; below it prompts, teasers, notes. A heading is a short line that something follows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import signs
from corpus.cleaning.beside import MAX_SIGNED_CHARS, beside
from corpus.cleaning.comments import comments_start
from corpus.cleaning.notes import footnotes
from corpus.cleaning.own_day import stated_day
from corpus.cleaning.titles import title_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.line import Line

_MAX_HEADING_WORDS = 14
_STANDFIRST_WORDS = 9
_MIN_ITEM_WORDS = 3
_FOREIGN_SHARE = 0.15
_LOOK_BACK_LINES = 20
_OPENING_WORDS = frozenset("and but or so yet because и но а und aber oder et mais ou y pero o".split())  # noqa: SIM905 - reads as words
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_QUOTED = ("“", '"', "«", "„", "‘", "「", "『", "—", "–")


def roles(lines: Sequence[Line], *, title: str | None) -> list[Role]:
    """The role of every line, in order.

    Args:
        title: the document's title, where it is known from elsewhere.
    """
    if len(lines) == 1:
        return [Role.PARAGRAPH]
    return _Page(lines, title).roles


@dataclass(frozen=True)
class _Page:
    """All lines of a document, and what can be said of each only with the others in view."""

    lines: Sequence[Line]
    given_title: str | None

    @cached_property
    def roles(self) -> list[Role]:
        """The role of every line."""
        return [self._role(index) for index in range(len(self.lines))]

    @cached_property
    def own(self) -> list[Role | None]:
        """What each line is by its own signs; None where the place decides."""
        notes = footnotes(self.lines)
        ending = comments_start(self.lines)
        own = [self._own(index, is_note=index in notes) for index in range(ending)]
        own += [Role.BOILERPLATE] * (len(self.lines) - ending)
        for index, line in enumerate(self.lines[1:]):
            before = self.lines[index]
            if own[index] is None and signs.is_credit(line) and signs.reads_like_caption(before):
                own[index] = Role.CAPTION
        return own

    @cached_property
    def beside(self) -> frozenset[int]:
        """Which lines bear signs of what stands around articles."""
        return beside(self.lines)

    @cached_property
    def body(self) -> range:
        """From the first line of running text to the last; empty where there is none."""
        prose = [index for index, line in enumerate(self.lines) if line.prose and self.own[index] is None]
        if prose and prose[0] == self.title and len(prose) > 1:
            prose = prose[1:]
        return range(prose[0], prose[-1] + 1) if prose else range(0)

    @cached_property
    def dated(self) -> int | None:
        """Which line gives the day under a standfirst; where others give days too, they are headings."""
        following = next((index for index in self.body[1:] if self.lines[index].prose), self.body.stop)
        if not any(stated_day(self.lines[index]) for index in self.body[1:] if index < following):
            return None
        days = [index for index in self.body if stated_day(self.lines[index])]
        return days[0] if len(days) == 1 else None

    @cached_property
    def title(self) -> int | None:
        """Which line is the title."""
        return title_index(self.lines, self.own, self.given_title)

    @cached_property
    def scripts(self) -> Counter[str]:
        """How many characters stand on lines in each script."""
        weights = Counter[str]()
        for line in self.lines:
            if line.script:
                weights[line.script] += len(line.text)
        return weights

    def _foreign(self, line: Line) -> bool:
        """Whether it is wholly in a script that only a small part of the document is in."""
        if line.script is None or self.scripts[line.script] >= self.scripts.total() * _FOREIGN_SHARE:
            return False
        return line.without(self.scripts.most_common(1)[0][0])

    @cached_property
    def asks(self) -> bool:
        """Whether the document has questions for headings: two at least, or one beside other headings."""
        inside = list(self.body)
        questions = sum(self._question_heading(index) for index in inside)
        return questions > 1 or (questions == 1 and any(self._plain_heading(index) for index in inside))

    def _own(self, index: int, *, is_note: bool) -> Role | None:
        line = self.lines[index]
        if line.hint in {Role.BOILERPLATE, Role.FOOTNOTE, Role.CAPTION}:
            return line.hint
        if is_note:
            return Role.FOOTNOTE
        if index in self.beside:
            return Role.BOILERPLATE
        return Role.CAPTION if len(line.text) <= MAX_SIGNED_CHARS and signs.is_caption(line) else None

    def _role(self, index: int) -> Role:
        own = self.own[index]
        if own is not None:
            return own
        if index == self.title:
            return Role.TITLE
        line = self.lines[index]
        if self._repeated(index):
            return Role.BOILERPLATE
        if not self.body:
            return self._bare(line)
        if line.prose:
            asked = index in self.body[1:] and self.asks and self._question_heading(index)
            return Role.HEADING if asked else self._listed(line)
        if index < self.body.start:
            return self._above(index)
        if index >= self.body.stop:
            return self._below(index)
        return self._inside(index)

    def _repeated(self, index: int) -> bool:
        """Whether it says the title again, or the line before it."""
        line = self.lines[index]
        if index and line.key == self.lines[index - 1].key and not line.prose:
            return True
        if self.title is None or not line.key:
            return False
        title = self.lines[self.title].key
        if line.key == title:
            return True
        longer = line.key.startswith(title) and not line.prose
        return longer and len(line.key.split()) <= len(title.split()) + 5 and len(title) > 12

    def _bare(self, line: Line) -> Role:
        """Without any running text every line may be what the document is about."""
        if signs.is_date_line(line) or signs.is_name_line(line):
            return Role.BOILERPLATE
        return line.hint or self._listed(line)

    def _listed(self, line: Line) -> Role:
        if line.hint is Role.HEADING and line.words <= _MAX_HEADING_WORDS * 2:
            return Role.HEADING
        return Role.LIST_ITEM if line.item or line.hint is Role.LIST_ITEM else Role.PARAGRAPH

    def _above(self, index: int) -> Role:
        """Above the running text: labels, bylines and dates, a standfirst, a first heading."""
        line = self.lines[index]
        if stated_day(line):
            return Role.BOILERPLATE
        if self.title is not None and index < self.title:
            return Role.PARAGRAPH if line.ended and line.words > 3 else Role.BOILERPLATE
        if self._is_label(line) or (not line.ended and signs.has_day(line)):
            return Role.BOILERPLATE
        if self._numbered_heading(index):
            return Role.HEADING
        if line.item or line.hint is Role.LIST_ITEM:
            return Role.LIST_ITEM if line.words >= _MIN_ITEM_WORDS else Role.BOILERPLATE
        if line.ended and line.words > 1:
            return Role.HEADING if line.question and self.asks and self._leads(index) else Role.PARAGRAPH
        if line.words >= _STANDFIRST_WORDS:
            return Role.PARAGRAPH
        return Role.HEADING if self._leads(index) else Role.BOILERPLATE

    def _below(self, index: int) -> Role:
        """Below the running text a heading stands over a list only, for no text follows."""
        line = self.lines[index]
        if self._is_label(line) or signs.is_appeal(line) or self._beside_appeal(index):
            return Role.BOILERPLATE
        if line.item or line.hint is Role.LIST_ITEM:
            return Role.LIST_ITEM if line.words > _MIN_ITEM_WORDS or line.ended else Role.BOILERPLATE
        if not line.ended and self._leads(index) and self.lines[index + 1].item:
            return Role.HEADING
        speech = line.words >= _STANDFIRST_WORDS - 1 and line.text.startswith(_QUOTED)
        if (
            (line.ended and line.words > 1)
            or speech
            or line.words > _MAX_HEADING_WORDS
            or self._runs_on(index)
        ):
            return Role.PARAGRAPH
        return Role.BOILERPLATE

    def _inside(self, index: int) -> Role:
        """Between lines of running text: headings, items, and short paragraphs."""
        line = self.lines[index]
        if (line.script != "latin" and self._foreign(line)) or index == self.dated:
            return Role.BOILERPLATE
        numbered = self._numbered_heading(index)
        if not numbered and (line.item or line.hint is Role.LIST_ITEM):
            return Role.LIST_ITEM
        if numbered or line.hint is Role.HEADING or self._question_heading(index):
            return Role.HEADING
        if self._in_unmarked_list(index) and not line.ended:
            return Role.LIST_ITEM
        return Role.PARAGRAPH if self._says_something(index) else Role.HEADING

    def _says_something(self, index: int) -> bool:
        """Whether a short line in the body is text of its own, not a heading over what follows."""
        line = self.lines[index]
        if line.ended or line.words > _MAX_HEADING_WORDS or line.hint is Role.PARAGRAPH:
            return True
        if signs.opens_with_time(line) or self._runs_on(index):
            return True
        if line.words > _MIN_ITEM_WORDS and (
            line.text.startswith(_QUOTED) or line.text.endswith((":", "："))
        ):
            return True
        return line.words >= _STANDFIRST_WORDS and not self._leads(index)

    def _is_label(self, line: Line) -> bool:
        """Whether it is a date, a name, a source, the head of a message, another script: no own text."""
        return (
            signs.is_date_line(line)
            or signs.is_name_line(line)
            or signs.is_message_head(line)
            or signs.is_dateline(line)
            or signs.source_named(line) is not None
            or self._foreign(line)
        )

    def _question_heading(self, index: int) -> bool:
        line = self.lines[index]
        return (
            line.question
            and line.words <= _MAX_HEADING_WORDS
            and not line.text.startswith(_QUOTED)
            and line.text.split(maxsplit=1)[0].casefold() not in _OPENING_WORDS
            and self._alone(index)
            and self._leads(index)
        )

    def _plain_heading(self, index: int) -> bool:
        line = self.lines[index]
        return not line.ended and not line.item and line.words <= _MAX_HEADING_WORDS and self._leads(index)

    def _numbered_heading(self, index: int) -> bool:
        """Whether it looks like an item but stands alone over running text: `2. Southern Province`."""
        line = self.lines[index]
        if not _NUMBER.match(line.text) or line.ended or line.words > _MAX_HEADING_WORDS:
            return False
        above, below = self.lines[max(0, index - 1) : index], self.lines[index + 1 : index + 2]
        return (
            not any(other.item for other in above)
            and any(other.prose and not other.item for other in below)
            and self._alone(index)
        )

    def _alone(self, index: int) -> bool:
        """Whether nothing stands right above it without a blank line, or the document has no blank lines."""
        line = self.lines[index]
        return (
            index == 0
            or self.lines[index - 1].chunk != line.chunk
            or line.hint is not None
            or self.lines[-1].chunk == 0
        )

    def _leads(self, index: int) -> bool:
        """Whether text of the article comes next."""
        following = index + 1
        if following >= len(self.lines) or self.own[following] is not None:
            return False
        line = self.lines[following]
        return line.prose or line.item or line.ended or line.hint is Role.LIST_ITEM

    def _runs_on(self, index: int) -> bool:
        """Whether a sentence goes on from the line before it or into the line after it."""
        here, *after = self.lines[index : index + 2]
        goes_on = bool(after) and after[0].text[0].islower() and after[0].words > _MIN_ITEM_WORDS
        return here.words > _MIN_ITEM_WORDS and (goes_on or (here.text[0].islower() and index > 0))

    def _beside_appeal(self, index: int) -> bool:
        """Whether a call to the reader stands in the same chunk."""
        line = self.lines[index]
        near = self.lines[max(0, index - 2) : index + 3]
        return any(
            other.chunk == line.chunk and other is not line and signs.is_appeal(other) for other in near
        )

    def _in_unmarked_list(self, index: int) -> bool:
        """Whether a run of short lines, this among them, is opened by a colon."""
        for line in reversed(self.lines[max(0, index - _LOOK_BACK_LINES) : index]):
            if line.text.endswith((":", "：")):
                return True
            if line.ended or line.prose:
                return False
        return False

"""Content streams: what a page paints, operator by operator, as words with their places.

**Source:** ISO 32000-2, 8.3 (coordinates), 8.5 (paths), 8.10 (form XObjects), 9.3, 9.4 (text and its state).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject, create_string_object

from corpus.canonical import REPLACEMENT
from corpus.readers.paper.bullets import MAX_SHAPES, Outline, Shape, bullets
from corpus.readers.paper.glyphs import Glyphs
from corpus.readers.paper.stretch import IDENTITY, Stretch, TextState, matrix_of, times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf import PageObject

    from corpus.readers.paper.word import Word

Fonts = dict[int, tuple[DictionaryObject, Glyphs]]
"""The fonts of a document by the identity of what describes them, which is kept alive beside."""

_MAX_FORM_DEPTH = 12
_MAX_FORMS = 2_000
_MAX_SAVED_STATES = 1_000
_NO_SIGN = frozenset({REPLACEMENT, "\u200b", "\ufeff", "\0"})
_UNITS_PER_EM = 1_000


@dataclass
class Painted:
    """What a page paints as text.

    Attributes:
        words: by the direction they are painted in: 0 upright, 1 a quarter turned left, and so on.
        mute: how many signs have no character that the file would tell.
        chars: how many characters there are in all.
    """

    words: dict[int, list[Word]] = field(default_factory=dict)
    mute: int = 0
    chars: int = 0


class TooMuchText(Exception):
    """A page paints more characters than were asked for."""


def painted(page: PageObject, fonts: Fonts, *, max_chars: int) -> Painted:
    """The words that a page paints, in the order of its content stream.

    Args:
        fonts: those read so far, kept from page to page; a new dictionary for a new document.

    Raises:
        TooMuchText: there are more than `max_chars` characters.
        Exception: whatever pypdf raises for what it cannot parse.
    """
    painter = _Painter(page.pdf, fonts, max_chars)
    contents = page.get("/Contents")
    if contents is not None:
        painter.paint(contents.get_object(), _dictionary(page.get("/Resources")), depth=0)
    return painter.finished()


class _Painter:
    """The machine that a content stream drives; of it only what places text is built."""

    def __init__(self, pdf: Any, fonts: Fonts, max_chars: int) -> None:  # noqa: ANN401 - pypdf's, passed back
        self.painted = Painted()
        self._pdf, self._fonts, self._max_chars = pdf, fonts, max_chars
        self._state, self._saved = TextState(), list[TextState]()
        self._line, self._text = IDENTITY, IDENTITY
        self._forms = 0
        self._marked: list[str | None] = []
        self._instead: list[Word] = []
        self._spaced = False
        self._outline, self._shapes = Outline(), list[Shape]()

    def finished(self) -> Painted:
        """What was painted, bullets included that are drawn beside upright text."""
        if upright := self.painted.words.get(0):
            upright += list(bullets(self._shapes, upright))
        return self.painted

    def paint(self, contents: Any, resources: DictionaryObject, *, depth: int) -> None:  # noqa: ANN401 - as parsed
        """Run one content stream; the state it leaves is the next one's."""
        if not isinstance(contents, ArrayObject | StreamObject):
            return
        for operands, operator in ContentStream(contents, self._pdf, "bytes").operations:
            if act := _ACTS.get(operator):
                try:
                    act(self, operands)
                except (IndexError, TypeError, ValueError, OverflowError):
                    continue  # an operator with the wrong operands paints nothing
            elif operator == b"Tf":
                self._set_font(operands, resources)
            elif operator == b"BDC":
                self._begin_marked(operands, resources)
            elif operator == b"Do" and operands:
                self._do(operands[0], resources, depth)

    def _set_font(self, operands: Sequence[Any], resources: DictionaryObject) -> None:
        name = operands[0] if operands else ""
        resource = _dictionary(_dictionary(resources.get("/Font")).get(name))
        key = id(resource) if resource else 0
        if key not in self._fonts:
            self._fonts[key] = resource, _glyphs(resource)
        font = self._fonts[key][1]
        size = operands[1] if len(operands) > 1 and isinstance(operands[1], int | float) else self._state.size
        self._state = replace(self._state, font=font, size=float(size))

    def _do(self, name: Any, resources: DictionaryObject, depth: int) -> None:  # noqa: ANN401 - an operand
        form = _dictionary(_dictionary(resources.get("/XObject")).get(name))
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        self._forms += 1
        if depth >= _MAX_FORM_DEPTH or self._forms > _MAX_FORMS:
            return
        state, saved, line, text = self._state, self._saved, self._line, self._text
        self._saved = []
        matrix = [float(number) for number in form.get("/Matrix", IDENTITY)]
        if len(matrix) == len(IDENTITY):
            self._state = replace(state, matrix=times(matrix_of(matrix), state.matrix))
        self.paint(form, _dictionary(form.get("/Resources")) or resources, depth=depth + 1)
        self._state, self._saved, self._line, self._text = state, saved, line, text

    def _begin_marked(self, operands: Sequence[Any], resources: DictionaryObject) -> None:
        """A marked stretch may say what text it stands for: so word processors mark hyphens of their own."""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = _dictionary(resources.get("/Properties")).get(properties)
        actual = _dictionary(properties).get("/ActualText")
        if isinstance(actual, bytes):
            actual = create_string_object(actual)
        self._marked.append(str(actual) if isinstance(actual, str) else None)

    def begin_plain_mark(self, _: Sequence[Any]) -> None:
        self._marked.append(None)

    def end_mark(self, _: Sequence[Any]) -> None:
        actual = self._marked.pop() if self._marked else None
        words, self._instead = self._instead, []
        if actual is None or any(mark is not None for mark in self._marked):
            self._instead = words
            return
        one_line = words and len({round(word.base) for word in words}) == 1
        if one_line:
            text = "".join(" " if sign.isspace() else sign for sign in actual if sign not in _NO_SIGN)
            right = max(word.right for word in words)
            words = [replace(words[0], text=text, right=right)] if text.strip() else []
        self._keep(0, words)

    def save(self, _: Sequence[Any]) -> None:
        if len(self._saved) < _MAX_SAVED_STATES:
            self._saved.append(self._state)

    def restore(self, _: Sequence[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def set(self, changed: Callable[[TextState, float], TextState], number: float) -> None:
        self._state = changed(self._state, number)

    def transform(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, matrix=times(matrix_of(operands), self._state.matrix))

    def draw(self, operands: Sequence[Any]) -> None:
        """Go on with a path; of a curve the points count that pull it."""
        numbers = [float(number) for number in operands]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            self._outline.reach(x, y, self._state.matrix)

    def draw_rectangle(self, operands: Sequence[Any]) -> None:
        x, y, width, height = (float(number) for number in operands)
        self.draw((x, y, x + width, y, x, y + height, x + width, y + height))

    def paint_path(self, _: Sequence[Any]) -> None:
        shape = self._outline.closed()
        if shape is not None and len(self._shapes) <= MAX_SHAPES:
            self._shapes.append(shape)

    def drop_path(self, _: Sequence[Any]) -> None:
        self._outline.closed()

    def begin_text(self, _: Sequence[Any]) -> None:
        self._line = self._text = IDENTITY

    def set_matrix(self, operands: Sequence[Any]) -> None:
        self._line = self._text = matrix_of(operands)

    def move(self, operands: Sequence[Any]) -> None:
        self._line = self._text = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)

    def move_and_lead(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, leading=-float(operands[1]))
        self.move(operands)

    def next_line(self, _: Sequence[Any]) -> None:
        self.move((0, -self._state.leading))

    def show_on_next_line(self, operands: Sequence[Any]) -> None:
        self.next_line(())
        self.show(operands)

    def space_and_show(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, word_spacing=float(operands[0]), char_spacing=float(operands[1]))
        self.show_on_next_line(operands[2:])

    def show(self, operands: Sequence[Any]) -> None:
        self.show_array([operands[:1]])

    def show_array(self, operands: Sequence[Any]) -> None:
        """Paint strings one after the other; a number between two moves the pen."""
        state = self._state
        if state.font is None:
            return
        line = Stretch(state, self._text, spaced=self._spaced)
        for item in operands[0]:
            if isinstance(item, bytes):
                for glyph in state.font.of(item):
                    line.paint(glyph.text, glyph.width, space=glyph.space)
            elif isinstance(item, int | float):
                line.jump(-float(item) / _UNITS_PER_EM)
        direction, words = line.words()
        self._text, self._spaced = times((1, 0, 0, 1, line.pen, 0), self._text), line.spaced
        self._count(line)
        if any(mark is not None for mark in self._marked) and direction == 0:
            self._instead.extend(words)
        else:
            self._keep(direction, words)

    def _count(self, line: Stretch) -> None:
        self.painted.chars += line.chars
        self.painted.mute += line.mute
        if self.painted.chars > self._max_chars:
            raise TooMuchText

    def _keep(self, direction: int, words: Sequence[Word]) -> None:
        kept = self.painted.words.setdefault(direction, []) if words else []
        for word in words:
            if kept and (whole := kept[-1].glued(word)):
                kept[-1] = whole
            else:
                kept.append(word)


def _setter(changed: Callable[[TextState, float], TextState]) -> Callable[[_Painter, Sequence[Any]], None]:
    def set_it(painter: _Painter, operands: Sequence[Any]) -> None:
        painter.set(changed, float(operands[0]))

    return set_it


_ACTS: dict[bytes, Callable[[_Painter, Sequence[Any]], None]] = {
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), _Painter.draw),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"s", b"S"), _Painter.paint_path),
    b"re": _Painter.draw_rectangle,
    b"n": _Painter.drop_path,
    b"q": _Painter.save,
    b"Q": _Painter.restore,
    b"cm": _Painter.transform,
    b"BT": _Painter.begin_text,
    b"Tm": _Painter.set_matrix,
    b"Td": _Painter.move,
    b"TD": _Painter.move_and_lead,
    b"T*": _Painter.next_line,
    b"Tj": _Painter.show,
    b"TJ": _Painter.show_array,
    b"'": _Painter.show_on_next_line,
    b'"': _Painter.space_and_show,
    b"BMC": _Painter.begin_plain_mark,
    b"EMC": _Painter.end_mark,
    b"Tc": _setter(lambda state, number: replace(state, char_spacing=number)),
    b"Tw": _setter(lambda state, number: replace(state, word_spacing=number)),
    b"Tz": _setter(lambda state, percent: replace(state, stretch=percent / 100)),
    b"TL": _setter(lambda state, number: replace(state, leading=number)),
    b"Ts": _setter(lambda state, number: replace(state, rise=number)),
}


def _glyphs(resource: DictionaryObject) -> Glyphs:
    """A font; one that is missing or cannot be read paints signs that nobody can tell."""
    try:
        return Glyphs(resource or None)
    except (PyPdfError, AttributeError, LookupError, TypeError, ValueError):
        return Glyphs(None)


def _dictionary(entry: Any) -> DictionaryObject:  # noqa: ANN401 - any object of a PDF, or none
    """The dictionary that an entry is or points to; an empty one where it is anything else."""
    found = entry.get_object() if hasattr(entry, "get_object") else entry
    return found if isinstance(found, DictionaryObject) else DictionaryObject()

"""The table of names: which written forms mean one bearer, learnt from the documents that hold them.

Forms join by what they look like and by the company they keep. A family name alone belongs to the one full
name of its document; where a corpus knows two bearers of it, it stays with each document's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.names.blocks import block_keys
from corpus.names.form import NameForm, name_form
from corpus.names.matching import Likeness, likeness
from corpus.names.rows import NameRows
from corpus.names.vocabulary import MEN, WOMEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.names.mention import NameMention

_COMMON_TITLES = MEN | WOMEN | {"dr", "prof", "professor", "doctor"}
_LOOKED_AT = 24
"""Documents of a form whose other names are its company."""
_COMPANY = 2
_LARGEST_BLOCK = 100

Place = tuple[int, int]
"""A document: its collection's place in the table, its own place there."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The written forms of one bearer.

    Attributes:
        canonical: the fullest form that most documents use.
        forms: all of them, the canonical one first, then by how many documents hold them.
    """

    canonical: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """One written form with what the documents say of it."""

    name: str
    form: NameForm
    places: frozenset[Place]
    titles: frozenset[str]
    shorts: frozenset[str]
    count: int

    @property
    def full(self) -> bool:
        """Whether it says more than a family name."""
        if self.form.han:
            return len(self.form.han) > 2
        return len(self.form.words) > 1 and (self.form.institution or " " in self.name)


class NameTable:
    """What some collections teach about names; what one name means is worked out when it is asked for.

    Args:
        parts: the name rows of each collection.
        same: groups of names that admins have declared to mean one; they override what is learnt.
    """

    def __init__(self, parts: Iterable[NameRows] = (), *, same: Iterable[Iterable[str]] = ()) -> None:
        self._parts = tuple(parts)
        self._same = tuple(tuple(group) for group in same)
        self._groups = lru_cache(maxsize=1 << 12)(self._group)
        self._bearers = lru_cache(maxsize=1 << 12)(self._bearer)
        self._forms = lru_cache(maxsize=1 << 12)(self._form)
        self._blocks = lru_cache(maxsize=1 << 10)(self._block)
        self._company = lru_cache(maxsize=1 << 12)(self._kept_company)

    @classmethod
    def of(cls, documents: Mapping[str, Iterable[NameMention]]) -> NameTable:
        """The table that documents teach, from all name mentions of each by its id."""
        return cls([NameRows.of(documents)])

    @classmethod
    def merged(cls, tables: Iterable[NameTable]) -> NameTable:
        """What several tables teach together."""
        given = list(tables)
        return cls(
            [part for table in given for part in table._parts],  # noqa: SLF001 - another of its own kind
            same=[group for table in given for group in table._same],  # noqa: SLF001 - another of its own kind
        )

    def with_aliases(self, groups: Iterable[Iterable[str]]) -> NameTable:
        """The same with names that admins have declared to mean one."""
        return NameTable(self._parts, same=[*self._same, *groups])

    def knows(self, written: str) -> bool:
        """Whether some document holds a name, written exactly so."""
        return any(part.held(written) for part in self._parts)

    def group(self, written: str) -> NameGroup:
        """All forms that surely mean the bearer of a name; its spellings alone where that is left open."""
        return self._groups(written)

    def bearer(self, written: str, document_id: str) -> str:
        """The canonical form of who or what a name means in one document."""
        return self._bearers(written, document_id)

    def one_bearer(self, one: str, one_document: str, other: str, other_document: str) -> bool:
        """Whether two names, each in its document, mean one bearer as far as the documents show."""
        if self._declared(one, other):
            return True
        mine, theirs = self.bearer(one, one_document), self.bearer(other, other_document)
        return mine == theirs or theirs in self.group(mine).forms

    def _declared(self, one: str, other: str) -> bool:
        return any(
            any(likeness(one, name) is Likeness.SAME for name in group)
            and any(likeness(other, name) is Likeness.SAME for name in group)
            for group in self._same
        )

    def _group(self, written: str) -> NameGroup:
        forms = set(self._learnt(written))
        for group in self._same:
            if any(likeness(name, form) is Likeness.SAME for name in group for form in (written, *forms)):
                forms.update(group)
                forms.update(form for name in group for form in self._learnt(name))
        known = [form for name in forms if (form := self._forms(name)).places]
        ordered = [form.name for form in sorted(known, key=_standing)]
        declared = sorted(forms.difference(ordered))
        every = (*ordered, *declared)
        return NameGroup(every[0], every) if every else NameGroup(written, (written,))

    def _learnt(self, written: str) -> frozenset[str]:
        """The forms of one bearer by likeness and company."""
        block = self._blocks(written)
        if not block:
            return frozenset()
        asked = self._asked(written)
        if asked.full or asked.form.acronym:
            return self._of_full(asked, block)
        owners = [form for form in block if form.full and likeness(written, form.name) > Likeness.DIFFERENT]
        bearers = self._apart(owners)
        if len(bearers) == 1:
            group = self._of_full(bearers[0], self._blocks(bearers[0].name))
            if any(likeness(written, name) is Likeness.SAME for name in group):
                return group
        titles = name_form(written).titles - _COMMON_TITLES
        titled = [form for form in bearers if titles & form.titles]
        if len(titled) == 1:
            return self._of_full(titled[0], self._blocks(titled[0].name))
        return self._spellings(asked, block)

    def _of_full(self, asked: _Form, block: Sequence[_Form]) -> frozenset[str]:
        """The forms that mean what a full name means: full ones first, then what is shorter."""
        full = [form for form in block if form.full]
        core = [form for form in full if likeness(asked.name, form.name) is Likeness.SAME]
        core = core or [asked]
        rivals = [form for form in full if likeness(asked.name, form.name) is Likeness.DIFFERENT]
        for form in full:
            perhaps = likeness(asked.name, form.name) is Likeness.COMPATIBLE
            if perhaps and self._joins(form, core, rivals):
                core = [*core, form]
        if not any(form.places for form in core):  # a name that no document holds in full
            return frozenset()
        added = [form for form in core if likeness(asked.name, form.name) is Likeness.COMPATIBLE]
        rivals = [form for form in rivals if not any(_may_be(form, each) for each in added)]
        whole = [form for form in core if not form.form.han] or core
        bare = [form for form in block if not form.full and any(_may_be(form, each) for each in whole)]
        return frozenset(
            form.name for form in core + [form for form in bare if self._joins(form, core, rivals)]
        )

    def _joins(self, form: _Form, core: Sequence[_Form], rivals: Sequence[_Form]) -> bool:
        """Whether a form that may mean a bearer does: nobody else is meant, and the company is the same."""
        places = frozenset(place for each in core for place in each.places)
        others = [each for each in rivals if likeness(form.name, each.name) > Likeness.DIFFERENT]
        if form.full and form.places & places and not _says_less(form, core):
            return False  # one text spells one name in one way
        if others:
            owned = {place for each in others for place in each.places}
            return bool(form.places & places) and form.places <= places and not form.places & owned
        if not form.full or _another_script(form, core) or form.shorts or any(each.shorts for each in core):
            return True
        return any(self._keeps_company(form, each) for each in core)

    def _keeps_company(self, one: _Form, other: _Form) -> bool:
        if (one.titles & other.titles) - _COMMON_TITLES or one.places & other.places:
            return True
        return len(self._company(one.name) & self._company(other.name)) >= _COMPANY

    def _kept_company(self, name: str) -> frozenset[str]:
        """The other names of the documents that hold a name, in evened spelling."""
        places = sorted(self._forms(name).places)[:_LOOKED_AT]
        held = (each for part, document in places for each in self._parts[part].names_of(document))
        return frozenset(name_form(each).joined for each in held) - {name_form(name).joined}

    def _bearer(self, written: str, document_id: str) -> str:
        asked = self._asked(written)
        if not asked.full:
            place = self._place(document_id)
            block = [form for form in self._blocks(written) if form.full]
            owners = [form for form in block if likeness(written, form.name) > Likeness.DIFFERENT]
            here = self._apart([form for form in owners if place in form.places])
            if len(here) == 1:
                return self.group(here[0].name).canonical
            titles = name_form(written).titles or self._titles_in(written, place)
            titled = self._apart([form for form in owners if (titles & form.titles) - _COMMON_TITLES])
            if not here and len(titled) == 1:
                return self.group(titled[0].name).canonical
        return self.group(written).canonical

    def _apart(self, forms: Sequence[_Form]) -> list[_Form]:
        """One form, the most used, for each bearer that full names are of."""
        found: list[_Form] = []
        for form in sorted(forms, key=_standing):
            if all(likeness(form.name, each.name) is Likeness.DIFFERENT for each in found):
                found.append(form)
        return found

    def _spellings(self, asked: _Form, block: Sequence[_Form]) -> frozenset[str]:
        """A bare name that several bear, or nobody in full: only its own spellings."""
        return frozenset(
            form.name for form in block if not form.full and likeness(asked.name, form.name) is Likeness.SAME
        )

    def _titles_in(self, written: str, place: Place | None) -> frozenset[str]:
        if place is None:
            return frozenset()
        part, document = place
        return frozenset(
            title
            for at, titles, _, _ in self._parts[part].held(name_form(written).bare)
            if at == document
            for title in titles.split()
        )

    def _place(self, document_id: str) -> Place | None:
        for number, part in enumerate(self._parts):
            if document_id in part.documents:
                return number, part.documents.index(document_id)
        return None

    def _block(self, written: str) -> tuple[_Form, ...]:
        """The known forms that share a block with a name; of a frequent family name, only its own."""
        names = self._in_blocks(written, narrow=False)
        if len(names) > _LARGEST_BLOCK:
            names = self._in_blocks(written, narrow=True)
        return tuple(self._forms(name) for name in sorted(names)[:_LARGEST_BLOCK])

    def _in_blocks(self, written: str, *, narrow: bool) -> set[str]:
        keys = block_keys(name_form(written), narrow=narrow)
        return {name for part in self._parts for name in part.in_blocks(keys)}

    def _asked(self, written: str) -> _Form:
        """A name as somebody asks for it, its titles with it."""
        known = self._forms(written)
        return known if known.places else self._forms(name_form(written).bare, name_form(written).titles)

    def _form(self, name: str, titles: frozenset[str] = frozenset()) -> _Form:
        rows = [(number, row) for number, part in enumerate(self._parts) for row in part.held(name)]
        return _Form(
            name=name,
            form=name_form(name),
            places=frozenset((number, row[0]) for number, row in rows),
            titles=titles.union(title for _, row in rows for title in row[1].split()),
            shorts=frozenset(row[2] for _, row in rows if row[2]),
            count=sum(row[3] for _, row in rows),
        )


def _standing(form: _Form) -> tuple[bool, bool, int, int, str]:
    """What orders the forms of one bearer: full ones, no initials, then the most used."""
    initial = any(word.initial for word in form.form.words)
    return (not form.full, initial, -len(form.places), -form.count, form.name)


def _may_be(one: _Form, other: _Form) -> bool:
    return likeness(one.name, other.name) > Likeness.DIFFERENT


def _says_less(form: _Form, core: Sequence[_Form]) -> bool:
    """Whether a form is an abridged one: an initial, a middle name less, an acronym."""
    lengths = {len(each.form.words) for each in core}
    return len(form.form.words) not in lengths or any(word.initial for word in form.form.words)


def _another_script(form: _Form, core: Sequence[_Form]) -> bool:
    return all(_script(form) != _script(each) for each in core)


def _script(form: _Form) -> str:
    if form.form.han:
        return "han"
    return "cyrillic" if any(word.cyrillic for word in form.form.words) else "latin"

"""The table of names: which written forms mean one bearer, learnt from the documents that hold them.

Forms join by what they look like and by the company they keep. A family name alone belongs to the one full
name of its document; where a corpus knows two bearers of it, it stays with each document's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from corpus.names.aloud import by_ear, foreign_family, rivals_of
from corpus.names.blocks import acronym_key, block_keys
from corpus.names.company import Company, document_at
from corpus.names.counts import name_rows
from corpus.names.form import name_form
from corpus.names.known import (
    COMMON_TITLES,
    Block,
    KnownForm,
    another_script,
    doubtful,
    explains,
    like,
    may_be,
    says_less,
    shared,
    together,
)
from corpus.names.matching import Likeness, likeness
from corpus.names.rows import DOCUMENT, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.names.mention import NameMention
    from corpus.names.rows import NameRows

_LARGEST_BLOCK = 100


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The written forms of one bearer.

    Attributes:
        canonical: the fullest form that most documents use.
        forms: all of them, the canonical one first, then by how many documents hold them.
    """

    canonical: str
    forms: tuple[str, ...]


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
        self._company = Company(self._parts)

    @classmethod
    def of(cls, documents: Mapping[str, Iterable[NameMention]]) -> NameTable:
        """The table that documents teach, from all name mentions of each by its id."""
        return cls([name_rows(documents)])

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
        return any(part.holds(written) for part in self._parts)

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
        known = [form for name in forms if len((form := self._forms(name)).places)]
        ordered = [form.name for form in sorted(known, key=lambda form: form.standing)]
        declared = sorted(forms.difference(ordered))
        every = (*ordered, *declared)
        return NameGroup(every[0], every) if every else NameGroup(written, (written,))

    def _learnt(self, written: str) -> frozenset[str]:
        """The forms of one bearer by likeness and company."""
        block = self._blocks(written)
        if not block.forms:
            return frozenset()
        asked = self._asked(written)
        if asked.full:
            owners = self._apart([form for form in block.forms if foreign_family(asked, [form])])
            if len(owners) != 1:
                return self._of_full(asked, block)
            return self._of_full(owners[0], self._blocks(owners[0].name))
        titles = name_form(written).titles - COMMON_TITLES
        if not titles and not like(written, block.forms, least=Likeness.SAME):
            return frozenset()  # nothing but titles tells whose a name is that nobody spells so
        owners = [form for form in like(written, block.forms) if form.full and explains(form, asked)]
        first = min(owners, key=lambda form: form.standing, default=None)
        if first and all(may_be(first, form) for form in owners):
            group = self._of_full(first, self._blocks(first.name))
            if any(likeness(written, name) is Likeness.SAME for name in group):
                return group
        titled = self._apart([form for form in owners if titles & form.titles]) if titles else []
        if len(titled) == 1:
            return self._of_full(titled[0], self._blocks(titled[0].name))
        return self._spellings(asked, block.forms)

    def _of_full(self, asked: KnownForm, block: Block) -> frozenset[str]:
        """The forms that mean what a full name means: full ones first, then what is shorter."""
        forms, cut = block
        alike = like(asked.name, forms)
        full = sorted((form for form in alike if form.full), key=lambda form: "·" not in form.name)
        core = [form for form in full if likeness(asked.name, form.name) is Likeness.SAME] or [asked]
        known = {form.name for form in full}
        rivals = [form for form in forms if form.name not in known]  # so far as they are full
        added: list[KnownForm] = []
        for form in full:
            perhaps = likeness(asked.name, form.name) is Likeness.COMPATIBLE
            if perhaps and self._joins(form, [*core, *added], rivals) and self._heard(form, [*core, *added]):
                added.append(form)
        core += added
        if not any(len(form.places) for form in core):  # a name that no document holds in full
            return frozenset()
        rivals = [form for form in rivals if not any(may_be(each, form) for each in added)]
        if cut:
            return frozenset(form.name for form in core)
        whole = [form for form in core if not form.form.han] or core
        near = [alike if each.name == asked.name else like(each.name, forms) for each in whole]
        bare = list(dict.fromkeys(form for form in chain(*near) if not form.full))
        bare = [form for form in bare if self._joins(form, core, rivals) and self._heard(form, core)]
        return frozenset(form.name for form in core + bare)

    def _joins(self, form: KnownForm, core: Sequence[KnownForm], rivals: Sequence[KnownForm]) -> bool:
        """Whether a form that may mean a bearer does: nobody else is meant, and the company is the same."""
        others = (each for each in rivals if may_be(form, each) and each.full)
        other = next(others, None)
        if form.full or other:
            held = shared(form.places, together(core))
            if form.full and held.any() and not says_less(form, core):
                return False  # one text spells one name in one way
            if other:
                alone = len(held) > 0 and bool(held.all())
                return alone and not any(
                    shared(form.places, each.places).any() for each in chain([other], others)
                )
        if not form.full:
            return not doubtful(form, core) or any(self._company.is_shared(form, each) for each in core)
        if another_script(form, core) or foreign_family(form, core):
            return True
        if form.shorts or any(each.shorts for each in core):
            return True
        return any(self._company.is_shared(form, each) for each in core)

    def _heard(self, form: KnownForm, core: Sequence[KnownForm]) -> bool:
        """Whether a form is of these, if only the sound of Chinese characters says that it may be."""
        if not by_ear(form, core):
            return True
        return any(
            self._means(form, each) if form.form.han else self._means(each, form)
            for each in core
            if may_be(form, each)
        )

    def _means(self, characters: KnownForm, letters: KnownForm) -> bool:
        """Whether what characters sound like is meant by them, and nothing else that they sound like."""
        block = self._blocks(characters.name)
        others = rivals_of(letters, characters, like(characters.name, block.forms))
        if not (others or block.cut):
            return True
        return self._company.is_shared(characters, letters) and not any(
            self._company.is_shared(characters, each) for each in others
        )

    def _bearer(self, written: str, document_id: str) -> str:
        asked = self._asked(written)
        if not asked.full:
            place = self._place(document_id)
            owners = [form for form in like(written, self._blocks(written).forms) if form.full]
            here = self._apart([form for form in owners if place is not None and place in form.places])
            if len(here) == 1:
                return self.group(here[0].name).canonical
            titles = name_form(written).titles or self._titles_in(written, place)
            titled = self._apart([form for form in owners if (titles & form.titles) - COMMON_TITLES])
            if not here and len(titled) == 1:
                return self.group(titled[0].name).canonical
        return self.group(written).canonical

    def _apart(self, forms: Sequence[KnownForm]) -> list[KnownForm]:
        """One form, the most used, for each bearer that full names are of."""
        found: list[KnownForm] = []
        for form in sorted(forms, key=lambda form: form.standing):
            if all(likeness(form.name, each.name) is Likeness.DIFFERENT for each in found):
                found.append(form)
        return found

    def _spellings(self, asked: KnownForm, block: Sequence[KnownForm]) -> frozenset[str]:
        """A bare name that several bear, or nobody in full: only its own spellings."""
        same = like(asked.name, block, least=Likeness.SAME)
        return frozenset(form.name for form in same if not form.full)

    def _titles_in(self, written: str, place: int | None) -> frozenset[str]:
        """The titles that a name bears in one document."""
        if place is None:
            return frozenset()
        _, part, at = document_at(self._parts, place)
        rows = self._parts[part].rows_of(name_form(written).bare)
        found = self._parts[part].texts.at(rows[TITLES, rows[DOCUMENT] == at])
        return frozenset(title for titles in found for title in titles.split())

    def _place(self, document_id: str) -> int | None:
        for number, part in enumerate(self._parts):
            place = part.place_of(document_id)
            if place is not None:
                return number << 32 | place
        return None

    def _block(self, written: str) -> Block:
        """The known forms that share a block with a name, those of small blocks first.

        Where there are too many, as of a frequent family name, nothing tells whose it is when alone.
        """
        asked = self._asked(written)
        keys = block_keys(name_form(written)).union(map(acronym_key, asked.shorts))
        blocks = self._in_blocks(list(keys))
        known = [sorted(block) for block in blocks if block is not None]
        cut = len(known) < len(blocks)
        names: set[str] = set()
        for block in sorted(known, key=lambda one: (len(one), one)):
            if len(names.union(block)) > _LARGEST_BLOCK:
                cut = True
                break
            names.update(block)
        if cut and not asked.full:
            return Block((), cut=True)
        return Block(tuple(map(self._forms, sorted(names))), cut)

    def _in_blocks(self, keys: Sequence[int]) -> list[set[str] | None]:
        """The names that have each of some block keys; None of a block that is too large."""
        found: list[set[str] | None] = [set() for _ in keys]
        for part in self._parts:
            blocks = zip(found, part.in_blocks(keys, at_most=_LARGEST_BLOCK), strict=True)
            found = [None if one is None or names is None else one | names for one, names in blocks]
        return [None if names is None or len(names) > _LARGEST_BLOCK else names for names in found]

    def _asked(self, written: str) -> KnownForm:
        """A name as somebody asks for it, its titles with it."""
        known = self._forms(written)
        return known if len(known.places) else self._forms(name_form(written).bare, name_form(written).titles)

    def _form(self, name: str, titles: frozenset[str] = frozenset()) -> KnownForm:
        return KnownForm(name, self._parts, titles)

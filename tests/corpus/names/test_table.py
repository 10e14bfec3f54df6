from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from corpus.mapped import mapped_columns, write_columns
from corpus.names.counts import name_rows
from corpus.names.recognition import names_in
from corpus.names.rows import NameRows
from corpus.names.table import NameTable
from corpus.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.names.mention import NameMention

HARBOUR = {
    "one": "We saw that Defence Minister Andrei Belousov met Elvira Nabiullina. Then Belousov left.",
    "two": "There the defence minister Andrej Belausov met Elvira Nabioullina.",
    "three": "В Таллине министр обороны Андрей Белоусов сел в самолёт. Потом Белоусову позвонили.",
    "four": "新任国防部长别洛乌索夫随行。",
}
LEES = {
    "ann": "The coach was Ann Lee of Orrin. On Monday Lee left.",
    "tom": "It was the referee Tom Lee of Lissen. On Monday Lee stayed.",
    "bare": "Nobody knew why Lee left.",
    "titled": "Then the referee Lee spoke.",
}


def mentions(text: str) -> list[NameMention]:
    return list(names_in(text, Span(0, len(text))))


def table(texts: dict[str, str]) -> NameTable:
    return NameTable.of({name: mentions(text) for name, text in texts.items()})


def test_spellings_scripts_and_the_family_name_alone_are_one_group() -> None:
    group = table(HARBOUR).group("Belousov")
    assert group.canonical == "Andrei Belousov"
    assert {"Andrej Belausov", "Андрей Белоусов", "Белоусову", "别洛乌索夫", "Belousov"} <= set(group.forms)
    assert "Elvira Nabiullina" not in group.forms


def test_two_bearers_of_a_family_name_are_never_one() -> None:
    learnt = table(LEES)
    assert learnt.group("Ann Lee").forms == ("Ann Lee",)
    assert learnt.group("Lee").forms == ("Lee",)
    assert not learnt.one_bearer("Ann Lee", "ann", "Tom Lee", "tom")


def test_a_family_name_alone_means_the_full_name_of_its_document() -> None:
    learnt = table(LEES)
    assert learnt.bearer("Lee", "ann") == "Ann Lee"
    assert learnt.bearer("Lee", "tom") == "Tom Lee"
    assert learnt.bearer("Lee", "bare") == "Lee"
    assert not learnt.one_bearer("Lee", "ann", "Lee", "tom")


def test_a_title_tells_two_bearers_apart() -> None:
    assert table(LEES).bearer("Lee", "titled") == "Tom Lee"


def test_full_names_of_doubtful_spelling_need_company() -> None:
    apart = {"one": "In Orrin Erik Brandvold scored.", "two": "In Lissen Erik Brandwald lost."}
    company = {
        "one": "In Orrin the striker Erik Brandvold scored.",
        "two": "In Lissen the striker Erik Brandwald lost.",
    }
    assert not table(apart).one_bearer("Erik Brandvold", "one", "Erik Brandwald", "two")
    assert table(company).one_bearer("Erik Brandvold", "one", "Erik Brandwald", "two")


def test_characters_that_sound_like_one_name_are_that_name() -> None:
    learnt = table({"one": "In Orrin the mayor Ola Landvik spoke.", "two": "新任国防部长兰德维克随行。"})
    for name in ("Ola Landvik", "兰德维克"):
        assert set(learnt.group(name).forms) == {"Ola Landvik", "兰德维克"}


def test_of_characters_that_sound_like_two_names_the_company_tells_which_is_meant() -> None:
    texts = {
        "one": "In Orrin the mayor Ola Landvik spoke.",
        "two": "In Lissen the mayor Per Lindwig spoke.",
        "three": "新任国防部长兰德维克随行。",
    }
    learnt = table(texts)
    for name in ("Ola Landvik", "Per Lindwig", "兰德维克"):
        assert learnt.group(name).forms == (name,)
    learnt = table({**texts, "three": "新任国防部长兰德维克（Ola Landvik）随行。"})
    for name in ("Ola Landvik", "兰德维克"):
        assert set(learnt.group(name).forms) == {"Ola Landvik", "兰德维克"}
    assert learnt.group("Per Lindwig").forms == ("Per Lindwig",)


def test_of_names_that_characters_sound_like_the_one_that_is_plainly_more_like_them_is_meant() -> None:
    texts = {
        "one": "In Orrin the mayor of Tamuria spoke.",
        "two": "In Lissen the mayor of Dunmere spoke.",
        "three": "塔穆里亚总统随行。",
    }
    learnt = table(texts)
    assert set(learnt.group("Tamuria").forms) == {"Tamuria", "塔穆里亚"}
    assert learnt.group("Dunmere").forms == ("Dunmere",)


def test_a_family_name_alone_that_is_spelt_otherwise_needs_company() -> None:
    owner = "In Orrin the striker Mira Burnet scored."
    apart = table({"one": owner, "two": "In Lissen nobody had seen Barnett."})
    assert apart.group("Barnett").forms == ("Barnett",)
    assert "Barnett" not in apart.group("Mira Burnet").forms
    together = table({"one": f"{owner} There Barnett left.", "two": "In Lissen nobody had seen Barnett."})
    assert "Barnett" in together.group("Mira Burnet").forms


def test_the_family_name_alone_in_characters_means_who_is_named_in_full() -> None:
    texts = {"one": "总统奥拉·兰德维克随行。", "two": "新任国防部长兰德维克随行。"}
    learnt = table(texts)
    for name in ("奥拉·兰德维克", "兰德维克"):
        assert set(learnt.group(name).forms) == {"奥拉·兰德维克", "兰德维克"}
    learnt = table({**texts, "three": "总理佩尔·兰德维克随行。"})
    assert learnt.group("兰德维克").forms == ("兰德维克",)


def test_an_acronym_is_its_long_form_once_a_document_gives_both() -> None:
    learnt = table(
        {
            "one": "It joined the Northern Harbour Organization (NHO).",
            "two": "A speaker of the NHO was there.",
        }
    )
    assert set(learnt.group("NHO").forms) == {"Northern Harbour Organization", "NHO"}


def test_admins_may_declare_names_to_be_one() -> None:
    learnt = table({"one": "It saw the Silver Line.", "two": "It saw the Ruta Plata."})
    assert learnt.group("Silver Line").forms == ("Silver Line",)
    declared = learnt.with_aliases([["Silver Line", "Ruta Plata"]])
    assert set(declared.group("Ruta Plata").forms) == {"Silver Line", "Ruta Plata"}
    assert declared.one_bearer("Silver Line", "one", "Ruta Plata", "two")


def test_the_order_of_documents_changes_nothing() -> None:
    groups = {
        table({name: HARBOUR[name] for name in order}).group("Белоусов") for order in permutations(HARBOUR)
    }
    assert len(groups) == 1


def test_merged_tables_teach_what_all_their_documents_teach() -> None:
    whole = table(HARBOUR)
    merged = NameTable.merged([table({name: text}) for name, text in HARBOUR.items()])
    assert merged.group("Belousov") == whole.group("Belousov")


def test_rows_follow_documents_that_come_and_go(tmp_path: Path) -> None:
    whole = name_rows({name: mentions(text) for name, text in HARBOUR.items()})
    first = name_rows({name: mentions(HARBOUR[name]) for name in ("one", "two")})
    rest = name_rows({name: mentions(HARBOUR[name]) for name in ("three", "four")})
    joined = first.joined(rest)
    for rows in (joined, joined.without({"one"}).joined(name_rows({"one": mentions(HARBOUR["one"])}))):
        write_columns(tmp_path / "names", rows.columns())
        loaded = NameRows.of_columns(mapped_columns(tmp_path / "names"))
        assert list(loaded.texts) == list(whole.texts)
        assert list(loaded.documents) == list(whole.documents)
        assert loaded.rows.tolist() == whole.rows.tolist()
        assert loaded.keys.tolist() == whole.keys.tolist()


def test_a_table_of_nothing_leaves_a_name_as_it_is() -> None:
    assert NameTable().group("Ann Lee").forms == ("Ann Lee",)
    assert table({}).bearer("Lee", "nowhere") == "Lee"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names.matching import Likeness, likeness, same_name

ONE = [
    ("Marta Lindqvist", "Märta Lindkvist"),
    ("Sergei Kovalyov", "Сергей Ковалёв"),
    ("Sergei Kovalyov", "Сергею Ковалёву"),
    ("Kovalyov", "Ковалёва"),
    ("Nabat Orazova's", "Nabat Orazova"),
    ("Viktor Szabó", "Szabó Viktor"),
    ("Park Ji-won", "Park Jiwon"),
    ("Lin Meihua", "林美华"),
    ("Meihua Lin", "林美华"),
    ("林美華", "林美华"),
    ("Dr. Helga Brandt", "Helga Brandt"),
    ("Health Minister Helga Brandt", "Helga Brandt"),
    ("analyst Helga Brandt", "Helga Brandt of the Harbour Institute"),
    ("Minister of Foreign Affairs Helga Brandt", "Helga Brandt"),
    ("Nordfjord Shipping AS", "Nordfjord Shipping"),
    ("Oxford University", "University of Oxford"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Pieter van der Meer", "Pieter Meer"),
]
PERHAPS = [
    ("Belousov", "Andrei Belousov"),
    ("Defence Minister Belousov", "Андрей Белоусов"),
    ("Belausov", "Belousov"),
    ("A. Belousov", "Andrei Belousov"),
    ("President Lin", "Lin Meihua"),
    ("Lin", "林美华"),
    ("Chen Yiqin", "Чэнь Ицинь"),
    ("Kovalenko", "科瓦连科"),
    ("Shanghai Cooperation Organization (SCO)", "SCO"),
    ("World Health Organization", "WHO"),
    ("Vladimir Kuznetsov", "Wladimir Kusnezow"),
    ("Bill Harker", "William Harker"),
    ("John F. Harker", "John Fitzgerald Harker"),
    ("Angela Merkel", "Angela Merkels"),
]
TWO = [
    ("Ann Lee", "Tom Lee"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Mr. Lee", "Mrs. Lee"),
    ("George W. Harker", "George H. W. Harker"),
    ("Daniel Craig", "Daniela Craig"),
    ("Ivan Petrov", "Anna Petrova"),
    ("Erik Hansen", "Erik Hanson"),
    ("Charles II", "Charles III"),
    ("Paul Harker Jr.", "Paul Harker Sr."),
    ("Austria", "Australia"),
    ("Iran", "Iraq"),
    ("Niger", "Nigeria"),
    ("North Korea", "South Korea"),
    ("New York", "York"),
    ("Nordfjord", "Nordfjord Shipping"),
    ("Bank of China", "Bank of Japan"),
    ("University of Oxford", "Oxford"),
    ("Apollo 11", "Apollo 12"),
    ("Harbour Line", "Harbour Line 2"),
    ("Li Qiang", "Li Keqiang"),
    ("Wang Wei", "Wang Yi"),
    ("Prime Minister", "Deputy Prime Minister"),
    ("General Motors", "Motors"),
    ("Yellen", "Allen"),
    ("Harker & Lind", "Lind"),
    ("Manchester United", "Manchester City"),
    ("Halloween", "Halloween II"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spelling_script_case_order_and_title_leave_a_name_the_same(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), PERHAPS)
def test_a_name_that_says_less_may_be_the_same(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.COMPATIBLE
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_look_alike_stay_two(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.DIFFERENT
    assert not same_name(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_never_fails(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one)


@given(st.text(max_size=40))
def test_a_name_is_like_itself_if_it_has_letters(name: str) -> None:
    assert likeness(name, name) is not Likeness.COMPATIBLE

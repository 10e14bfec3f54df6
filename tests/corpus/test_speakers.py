"""Speakers: an opinion is never shown as the document's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span
from corpus.speakers import attributions


def speakers(*sentences: str, earlier: str | None = None) -> list[str | None]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return list(attributions(text, spans, earlier))


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We will not sign,” Anna Berg said.", "Anna Berg"),
        ("“We will not sign,” said trade lawyer Anna Berg of the Nordic Institute.", "Anna Berg"),
        ("“It is over,” the port chief told reporters.", "the port chief"),
        ("The mayor warned that the bridge could close.", "The mayor"),
        (
            "In a talk on Monday, economist Luis Prado, now in Lima, pointed out that wages fell.",
            "Luis Prado",
        ),
        ("Minister Ana Cruz, during a visit, stated that talks go on.", "Minister Ana Cruz"),
        ("According to the harbour office, ten ships left.", "the harbour office"),
        ("That is what they want, Prado claimed.", "Prado"),
        ("Many observers believe the vote was fair.", "Many observers"),
        ("Analyst Prado is gloomy: “Nothing will change.”", "Analyst Prado"),
        ("Как заявил Иван Петров, завод закрыт.", "Иван Петров"),
        ("По словам министра, завод закрыт.", "министра"),
        ("外交部表示，会谈将继续。", "外交部"),
        ("据新华社报道，会谈将继续。", "新华社"),
    ],
)
def test_the_speaker_is_named_in_the_words_of_the_text(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports fell sharply in the spring.",
        "The outcome suggests that both sides are tired.",
        "She concluded a two-day visit to Lima.",
        "He is said to be ill.",
        "When the palace announced that the king was ill, nobody moved.",
        "The so-called reform failed.",
        "If all goes according to plan, it opens in May.",
    ],
)
def test_the_documents_own_voice_has_no_speaker(sentence: str) -> None:
    assert speakers(sentence) == [None]


def test_a_pronoun_gives_way_to_the_name_before_it() -> None:
    assert speakers("Anna Berg leads the union.", "She said the strike goes on.") == [None, "Anna Berg"]
    assert speakers("“It is toxic,” he wrote.", earlier="Luis Prado") == ["Luis Prado"]


def test_a_person_keeps_the_floor_until_the_paragraph_reports_again() -> None:
    assert speakers(
        "Anna Berg argued that the law is weak.",
        "It would protect nobody.",
        "In 2023, 40% of cases failed.",
        "Courts are slow.",
    ) == ["Anna Berg", "Anna Berg", None, None]


def test_a_quoted_sentence_belongs_to_the_last_speaker() -> None:
    assert speakers("“No,” the chief said.", "“Never again.”", "The rain stopped.") == [
        "the chief",
        "the chief",
        None,
    ]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_gives_one_answer_a_sentence(sentences: list[str]) -> None:
    found = speakers(*sentences)
    assert len(found) == len(sentences)
    assert all(name is None or any(name in sentence for sentence in sentences) for name in found)


def test_a_new_person_ends_the_floor_and_takes_the_pronoun() -> None:
    assert speakers(
        "Mayor Eda Lind said the dam was safe.",
        "Councillor Per Holm disagreed.",
        "“It will break within 3 years,” he said.",
    ) == ["Mayor Eda Lind", None, "Councillor Per Holm"]
    assert speakers(
        "Per Holm met Eda Lind.", "Lind argued that the dam was safe.", "Holm disagreed.", "“It will break.”"
    ) == [None, "Lind", None, None]


def test_who_writes_books_has_no_floor() -> None:
    assert speakers("A. B. Corwin wrote nine novels.", "They sold 3 million copies.") == [None, None]


def test_a_word_that_opens_a_question_is_nobody() -> None:
    assert speakers("Is it done?", "Yes.", "He said: “It is done.”") == [None, None, None]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Three weeks ago the minister said no.", "the minister"),
        ("“It holds,” said Prof. T. E. Marr of the Univ. of Norwick.", "Prof. T. E. Marr"),
        ("“He leaves in May,” said his agent, Nils Ferrer.", "Nils Ferrer"),
        ("The striker leaves in May, the club said on Thursday.", "the club"),
        ("On Thursday the club said it would sell.", "the club"),
        ("«Мы готовы», — заявила Инга Сорина вечером во вторник.", "Инга Сорина"),
        ("«Мы готовы», — заявил министр вечером во вторник.", "министр"),
        ("По словам министра Б. Г. Орлова, мост закрыт.", "министра Б. Г. Орлова"),
    ],
)
def test_the_name_is_taken_whole_and_alone(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


def test_a_russian_pronoun_gives_way_to_the_name_before_it() -> None:
    assert speakers("Инга Сорина вернулась в город.", "«Это конец», — сказала она.") == [None, "Инга Сорина"]
    assert speakers("«Это конец», — сказал он.") == [None]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We ran out of beds by noon,” a nurse at the clinic recalled.", "a nurse at the clinic"),
        ("Turnout may top 70 percent, pollsters say.", "pollsters"),
        ("The fire began in the kitchen, according to the fire chief, Marta Olsen.", "Marta Olsen"),
        ("The fire began in the kitchen, according to Marta Olsen, the fire chief.", "Marta Olsen"),
        ("On Sunday the club's director, Aino Berg, denied that talks had failed.", "Aino Berg"),
        ("A spokesman for the airline, Tim Orr, said that flights would resume.", "Tim Orr"),
        ("After the talks Mr. Odd told reporters that nothing was signed.", "Mr. Odd"),
        ("It is, said Banda, the best club of all.", "Banda"),
        ("As the minister put it, “nobody won”.", "the minister"),
        ("In the words of one delegate, the deal is “a napkin with stamps”.", "one delegate"),
        ("In Mercer's view, the court went too far.", "Mercer"),
        (
            "Unemployment is at a low, figures from the statistics office show.",
            "figures from the statistics office",
        ),
        ("Analysts put the loss at $40 million.", "Analysts"),
        ("Prosecutors accuse the firm of bribing the harbour.", "Prosecutors"),
        ("The union rejects the claim that 400 jobs must go.", "The union"),
        ("„Wir haben alles versucht“, sagte Bürgermeisterin Karin Holt.", "Bürgermeisterin Karin Holt"),
        ("Laut dem Statistischen Bundesamt stiegen die Preise.", "dem Statistischen Bundesamt"),
        ("Der Zug kommt später, so die Bahn.", "die Bahn"),
        ("Мост, считает эксперт Иван Лось, простоит недолго.", "Иван Лось"),
        ("“我们没有钱。”张明告诉记者。", "张明"),
        ("该公司宣布裁员450人。", "该公司"),
        ("反对派表示不接受结果。", "反对派"),
        ("协会公开宣布退出比赛。", "协会"),
        ("张明在会上说，水位下降了。", "张明"),
        ("«Мы ждём дождя», — пояснил «Вестнику» фермер Пётр Зуев.", "Пётр Зуев"),
        ("Wie die Polizei mitteilte, wurden drei Menschen verletzt.", "die Polizei"),
        ("Experts who studied the dam say it will hold.", "Experts"),
        ("The woman who led the inquiry, Una Orr, said the box was intact.", "Una Orr"),
        ("The law, the court held, is void.", "the court"),
        ("Not so, replied Orr.", "Orr"),
        ("市长王丽在会上表示，桥梁将于五月通车。", "市长王丽"),
        ("Selon le ministère, la ville compte 3 000 malades.", "le ministère"),
    ],
)
def test_the_subject_is_found_wherever_it_stands(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tests showed that the water was clean.",
        "Workers told to stay at home were paid.",
        "Voters rejected the plan by 54 percent to 46.",
        "She put the cups at the edge of the table.",
        "The two sides agreed to a truce.",
        "The company reported a profit of $3 million.",
        "What she said surprised the court.",
        "Das Haus sagt ihm zu und der Garten auch.",
        "这座桥可以说是城市的象征。",
        "这部小说很长。",
        "Поэт Павел Орлов написал длинную поэму о море.",
        "Отчёт составлен по данным о размере домов.",
        "这所学校简称一中，位于城北。",
        "人们通常认为鲸是鱼。",
        "对他来说，这很难。",
    ],
)
def test_a_verb_that_could_say_something_and_does_not_names_nobody(sentence: str) -> None:
    assert speakers(sentence) == [None]


def test_all_sentences_of_one_quotation_are_by_whoever_is_named_behind_it() -> None:
    assert (
        speakers('"The sums are wrong.', 'All of them," said Olga Brandt.', '"Every one."')
        == ["Olga Brandt"] * 3
    )


def test_a_view_goes_on_whoever_holds_it_until_a_number_reports_again() -> None:
    assert speakers("Critics argue that the levy is unfair.", "It hits the poor.", "It passed on 3 May.") == [
        "Critics",
        "Critics",
        None,
    ]
    assert (
        speakers("Eva Mercer argued that it is unfair.", "In this view, 3,000 people pay.")
        == ["Eva Mercer"] * 2
    )


def test_a_pronoun_means_the_name_that_opens_its_own_sentence() -> None:
    assert speakers(
        "Brandt spoke to Orr.", "Orr sees a trap: the banks, he says, are afraid.", earlier="Ada Lund"
    ) == [None, "Orr"]


def test_words_of_his_own_are_by_whoever_spoke_before() -> None:
    assert speakers("Инга Сорина сказала, что мост закрыт.", "По её словам, надолго.") == ["Инга Сорина"] * 2
    assert speakers("Minister Otto Brandt sagte, die Lage sei ernst.", "Er warnte vor Panik.") == [
        "Minister Otto Brandt",
        "Minister Otto Brandt",
    ]


def test_what_the_paper_tells_after_a_quotation_is_its_own() -> None:
    assert speakers("“It is a good film,” Per Holm said.", "The trilogy has already won four prizes.") == [
        "Per Holm",
        None,
    ]
    assert speakers("Per Holm said the law was weak.", "Talks recently failed.", "It should go.") == [
        "Per Holm",
        None,
        None,
    ]


def test_a_possessive_is_nobody_whom_a_pronoun_means() -> None:
    assert speakers("Norwick's rule has failed, he told Norwick.", earlier="Per Holm") == ["Per Holm"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The league has said little about the transfer.",
        "The chairman said nothing new on Tuesday.",
        "Doctors said very little.",
        "An earlier version of this story said the pool was shut.",
        "The fine is 40 euros; an earlier report said 30.",
    ],
)
def test_how_much_was_said_and_a_correction_of_ones_own_name_no_speaker(sentence: str) -> None:
    assert speakers(sentence) == [None]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The league said nothing was settled.", "The league"),
        ("The league said much of the pitch was frozen.", "The league"),
        ("Ada Moll and Bea Moll said that the shop was closed.", "Ada Moll and Bea Moll"),
        ("An earlier report by the auditor said that the pool leaked.", "An earlier report by the auditor"),
        (
            "The route was safe, said then-Transport Minister Gen. Ivo Brandt.",
            "then-Transport Minister Gen. Ivo Brandt",
        ),
        (
            "According to then-Transport Minister Gen. Ivo Brandt, the route was safe.",
            "then-Transport Minister Gen. Ivo Brandt",
        ),
        ("Das teilte die Feuerwehr am Abend mit.", "die Feuerwehr"),
        ("Am Montag teilte das Gericht mit, der Prozess beginne später.", "das Gericht"),
        ("Der Umbau wird teurer, schätzt das Bauministerium.", "das Bauministerium"),
        ("Das Rathaus schätzt, dass der Umbau teurer wird.", "Das Rathaus"),
    ],
)
def test_the_whole_speaker_is_given_wherever_the_verb_stands(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


def test_they_are_never_a_single_person() -> None:
    twins = "Ada Moll and Bea Moll run the shop."
    assert speakers(twins, "They said that the road was closed.", earlier="Ambassador Lena Orr") == [None] * 2
    assert speakers("They said that the road was closed.", earlier="the mayor") == [None]
    for several in ("Ada Moll and Bea Moll", "The Green Ring", "the harbour office"):
        assert speakers("They said that the road was closed.", earlier=several) == [several]
    assert speakers("The union met.", "They said that pay must rise.", earlier="the teachers") == [
        None,
        "the teachers",
    ]

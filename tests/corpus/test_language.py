"""Language: each row is a text of our own and the language it is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import language_of

TEXTS = [
    (
        "en",
        "The harbour was closed on Monday because of the storm, and the ferry had to wait for the morning.",
    ),
    (
        "de",
        "Der Hafen war am Montag wegen des Sturms geschlossen, und die Fähre musste auf den Morgen warten.",
    ),
    ("fr", "Le port était fermé lundi à cause de la tempête, et le bateau a dû attendre le matin."),
    ("es", "El puerto estuvo cerrado el lunes por la tormenta y el barco tuvo que esperar hasta la mañana."),
    ("it", "Il porto era chiuso lunedì per la tempesta e il traghetto ha dovuto aspettare fino al mattino."),
    (
        "pt",
        "O porto esteve fechado na segunda-feira por causa da tempestade e o navio não saiu até de manhã.",
    ),
    ("nl", "De haven was maandag gesloten vanwege de storm, en het schip moest wachten tot de volgende dag."),
    ("sv", "Hamnen var stängd på måndagen på grund av stormen, och färjan fick vänta till nästa dag."),
    (
        "pl",
        "Port był zamknięty w poniedziałek z powodu burzy, a prom musiał czekać do rana, bo nie było wiatru.",
    ),
    (
        "cs",
        "Přístav byl v pondělí kvůli bouři zavřený a loď musela čekat až do rána, protože se nedalo plout.",
    ),
    ("tr", "Liman pazartesi günü fırtına yüzünden kapalıydı ve gemi sabaha kadar beklemek için bağlandı."),
    (
        "fi",
        "Satama oli maanantaina kiinni myrskyn vuoksi, ja laiva sai odottaa aamuun, sillä tuuli ei ollut.",
    ),
    ("ru", "Порт был закрыт в понедельник из-за шторма, и паром ждал до утра, потому что ветер не стихал."),
    ("uk", "Порт був закритий у понеділок через шторм, і пором чекав до ранку, бо вітер не вщухав."),
    (
        "bg",
        "Пристанището беше затворено в понеделник и корабът трябваше да чака, защото вятърът не се промени.",
    ),
    ("el", "Το λιμάνι ήταν κλειστό τη Δευτέρα λόγω της καταιγίδας."),
    ("ar", "كان الميناء مغلقا يوم الاثنين بسبب العاصفة التي ضربت المدينة، وقال العمال إن السفينة من الشمال."),
    ("he", "הנמל היה סגור ביום שני בגלל הסערה."),
    ("hi", "सोमवार को तूफान के कारण बंदरगाह बंद था और जहाज को सुबह तक इंतजार करना पड़ा।"),
    ("th", "ท่าเรือปิดในวันจันทร์เพราะพายุ"),
    ("zh", "由于风暴，港口星期一关闭，渡轮不得不等到第二天早上。"),
    ("zh", "由於風暴，港口星期一關閉，Harbour Line 的渡輪等到第二天早上。"),
    ("ja", "嵐のため港は月曜日に閉鎖され、フェリーは朝まで待った。"),
    ("ko", "폭풍 때문에 월요일에 항구가 닫혔다."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_text_is_known_by_its_script_words_and_letters(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "12,5 % (2019)",
        "Oslo",
        "Москва",
        "東京都",
        "Brightwater Hale Okafor Vance",
        "Lorem Brix Tandol Quevim Sortap Mundal Frets",
        "The harbour was closed on Monday. 港口星期一关闭，船等到早上才走。",
        "The harbour was closed and the ship was late. Der Hafen war geschlossen und die Fähre kam nicht.",
    ],
)
def test_nothing_is_said_of_a_text_too_short_or_mixed(text: str) -> None:
    assert language_of(text) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    assert language_of("The ship of Señor Núñez was seen in the harbour at Łódź, and it was not his.") == "en"


@given(st.text())
def test_any_text_has_a_two_letter_code_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or (len(language) == 2 and language.isascii() and language.islower())

"""What feeds, newsletters and sites put around what they send is not quotable; a text about it is."""

from __future__ import annotations

import pytest

from corpus.block import QUOTABLE
from corpus.cleaning import cleaned
from corpus.document import ReadDocument

TITLE = "The harbour tunnel is open"
FIRST = "The tunnel under the harbour opened to traffic after a long delay, the council said."
SECOND = "The builders will pay the rest of the added cost, but not before the next winter."

FOOTERS = """\
The post The harbour tunnel is open appeared first on Harbour Wire.
The post “The harbour tunnel” first appeared on The Wire
Der Beitrag Der Hafentunnel ist offen erschien zuerst auf Hafenbote.
Сообщение Тоннель открыт появились сначала на Вестник.
""".strip().split("\n")

PROMPTS = """\
You receive this e-mail because you signed up at harbour.example.
You are receiving this newsletter because you opted in on our website.
If you no longer wish to receive these e-mails, let us know.
Unsubscribe | Update your preferences | View in browser
You can unsubscribe at any time.
Update your preferences
View this email in your browser
Thanks for reading Harbour Letter! Subscribe for free to receive new posts.
Was this email forwarded to you? Sign up here.
SPONSORED: Bay Bank lends to everybody who has ever seen the sea, at the best of rates.
ANZEIGE: Die Hafenbank leiht allen, die das Meer je gesehen haben, zum besten Zins.
Sie erhalten diese E-Mail, weil Sie sich auf unserer Seite angemeldet haben.
Вы получили это письмо, потому что подписались на нашу рассылку.
您收到此邮件是因为您订阅了我们的简报。
Do you have a story? Write to newsdesk@harbour.example
Do you know more about the tunnel? Get in touch with us in confidence.
Haben Sie Hinweise für uns? Schreiben Sie an redaktion@harbour.example.
We and our 184 partners store and/or access information on a device, such as cookies.
Wir und unsere 184 Partner speichern Informationen auf einem Gerät oder greifen darauf zu.
Мы и наши 184 партнёра храним информацию на устройстве и получаем к ней доступ.
""".strip().split("\n")

OWN = """\
The post that he wrote about the tunnel appeared first on the walls of the old harbour.
The law says that every message must let those who get it unsubscribe with one click.
The council and its partners store grain in the old tunnel and sell cookies at the gate.
You receive a letter from the council when the tunnel is shut, the builders said on Monday.
Thanks for the tunnel, the mayor said, should go to those who dug it in the dark.
Sponsored by nobody, the boat of the harbour school was the last to reach the port.
Do you have to pay for the tunnel? The council says that you do, and from May on.
""".strip().split("\n")


def quotable(*lines: str) -> list[str]:
    document = cleaned(ReadDocument("page", "page", "\n\n".join(lines)))
    return [block.span.of(document.text) for block in document.blocks if block.role in QUOTABLE]


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footer_of_a_feed_is_not_quotable_at_the_end(footer: str) -> None:
    assert quotable(TITLE, FIRST, SECOND, footer) == [FIRST, SECOND]
    assert quotable(TITLE, FIRST, footer, "Share this") == [FIRST]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_what_a_newsletter_or_a_site_says_of_itself_is_not_quotable(prompt: str) -> None:
    assert quotable(TITLE, FIRST, prompt, SECOND) == [FIRST, SECOND]
    assert quotable(TITLE, FIRST, SECOND, prompt) == [FIRST, SECOND]


def test_what_stands_over_a_newsletter_is_not_its_title() -> None:
    lines = ("View in browser", "SPONSORED: Bay Bank lends to everybody.", TITLE, FIRST, SECOND)
    assert cleaned(ReadDocument("page", "page", "\n\n".join(lines))).metadata.title == TITLE


def test_a_long_request_for_consent_is_one_too() -> None:
    request = "We and our up to 1,184 trusted partners store information on a device. " + "It is used. " * 60
    assert quotable(request, TITLE, FIRST, SECOND) == [FIRST, SECOND]


@pytest.mark.parametrize("own", OWN)
def test_a_sentence_of_an_article_that_sounds_like_it_is_kept(own: str) -> None:
    assert quotable(TITLE, FIRST, own, SECOND) == [FIRST, own, SECOND]

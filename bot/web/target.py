"""From what somebody gave as an address to what can be asked, as far as that is known without a lookup."""

from __future__ import annotations

from yarl import URL

from bot.web.fetched import WebError

MOST_CHARS = 4_000
EXAMPLE = "such as https://example.org/news.xml"


def target_of(url: str, text: str) -> URL:
    """The address that a text is, without the fragment, which is not asked for.

    Args:
        url: the address that was asked for at first, for the error.
        text: of any form.

    Raises:
        WebError: it is too long, no address, of another scheme, or has a name or password in it.
    """
    if len(text) > MOST_CHARS:
        raise WebError(url, f"an address of more than {MOST_CHARS} characters", hint=EXAMPLE)
    try:
        target = URL(text.strip()).with_fragment(None)
        host = target.raw_host
    except ValueError as error:
        raise WebError(url, "this is no web address", hint=EXAMPLE) from error
    if target.scheme not in {"http", "https"} or not host:
        raise WebError(url, "only addresses that start with http:// or https:// are read", hint=EXAMPLE)
    if target.raw_user is not None or target.raw_password is not None:
        raise WebError(
            url,
            f"an address of {host!a} with a name or password in it",
            hint="nothing is read that needs a sign-in; give the address without it",
        )
    return target


def onward(url: str, source: URL, location: str) -> URL:
    """Where a redirect leads.

    Args:
        url: the address that was asked for at first, for the error.
        source: the address that answered with the redirect.
        location: as its header has it, absolute or relative.

    Raises:
        WebError: to what can not be asked, or from a secure connection to an open one, where a stranger on
            the way could change what is read.
    """
    try:
        target = target_of(url, str(source.join(URL(location))))
    except ValueError as error:
        raise WebError(url, f"{source.raw_host} sends on to what is no web address", hint=EXAMPLE) from error
    except WebError as error:
        raise WebError(url, f"{source.raw_host} sends on: {error.message}", hint=error.hint) from error
    if source.scheme == "https" and target.scheme == "http":
        raise WebError(
            url,
            f"{source.raw_host} sends on from a secure connection to an open one",
            hint="if that is meant, give the address it leads to, with http://",
        )
    return target

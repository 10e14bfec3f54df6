"""What came of asking for an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ProgramError

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with an answer, to be asked next time whether it still holds (RFC 9110, 13)."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    Attributes:
        asked: the address that was asked for.
        url: the address that answered, after redirects.
        data: the body, decompressed; empty where it has not changed.
        unchanged: the server says that what we have still holds (304).
        media_type: in lower case, without parameters; empty where the server names none.
        charset: as the server names it, in lower case.
        moved_to: the address to ask from now on: the redirects to it were all permanent.
        inside: a host of the operator's list answered; what it links to may be inside too.
    """

    asked: str
    url: str
    data: bytes
    validators: Validators = NO_VALIDATORS
    unchanged: bool = False
    media_type: str = ""
    charset: str | None = None
    moved_to: str | None = None
    inside: bool = False


class WebError(ProgramError):
    """An address that gave nothing that can be used.

    Attributes:
        url: the address that was asked for.
        retry_after: the server, or our patience with it, wants so long a pause; None leaves that to us.
        gone: it will not come back (410).
    """

    def __init__(
        self,
        url: str,
        message: str,
        *,
        hint: str | None = None,
        retry_after: timedelta | None = None,
        gone: bool = False,
    ) -> None:
        self.url, self.retry_after, self.gone = url, retry_after, gone
        super().__init__(message, hint=hint)

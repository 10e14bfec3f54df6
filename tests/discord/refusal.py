"""Discord's no: a status, a code, a message, and of a malformed body the tree of what is wrong with it.

Source of the codes: Discord's developers' pages on opcodes and status codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNAUTHORISED = (401, 0, "401: Unauthorized")
NO_SUCH_ROUTE = (404, 0, "404: Not Found")
UNKNOWN_APPLICATION = (404, 10002, "Unknown Application")
UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
UNKNOWN_USER = (404, 10013, "Unknown User")
UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
TOO_MANY_COMMANDS = (400, 30034, "Max number of daily application command creates has been reached (200)")
ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
TAG_REQUIRED = (400, 40067, "A tag is required to create a forum post in this channel")
MISSING_ACCESS = (403, 50001, "Missing Access")
NOT_YOURS = (403, 50005, "Cannot edit a message authored by another user")
EMPTY = (400, 50006, "Cannot send an empty message")
NO_DIRECT_MESSAGES = (403, 50007, "Cannot send messages to this user")
NO_TEXT = (400, 50008, "Cannot send messages in a non-text channel")
MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
WRONG_TYPE = (400, 50024, "Cannot execute action on this channel type")
EXPIRED_TOKEN = (401, 50027, "Invalid Webhook Token")
INVALID_BODY = (400, 50035, "Invalid Form Body")
ARCHIVED = (400, 50083, "Thread is archived")
HAS_THREAD = (400, 160004, "A thread has already been created for this message")
LOCKED = (403, 160005, "This thread is locked")


class Refusal(Exception):
    """A request refused."""

    def __init__(self, status: int, code: int, message: str, more: Mapping[str, Any] | None = None) -> None:
        self.status, self.code, self.message = status, code, message
        self.more = dict(more or {})
        super().__init__(f"{code} {message}")

    def payload(self) -> dict[str, Any]:
        """The answer's body."""
        return {"message": self.message, "code": self.code, **self.more}


def invalid(problems: Sequence[str]) -> Refusal:
    """A malformed body; each problem is `path.to.it: what is wrong`, as `payloads` and `openapi` write it."""
    tree: dict[str, Any] = {}
    for problem in problems:
        path, _, said = problem.partition(": ")
        at = tree
        for part in path.split("."):
            at = at.setdefault(part, {})
        at.setdefault("_errors", []).append({"code": "INVALID", "message": said})
    return Refusal(*INVALID_BODY, {"errors": tree})

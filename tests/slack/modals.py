"""What a modal does after it was submitted: it closes, or follows the `response_action` of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.refusal import invalid
from tests.slack.views_methods import checked, pushed, replaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.slack.workspace import Workspace


def answered(workspace: Workspace, user: str, answer: Mapping[str, Any]) -> None:
    """Let that person's modals do what the bot answered; `errors` leaves them open, to be read in the answer.

    Raises:
        Refusal: what it answered is none of the four, no view that Slack takes, or an error of a block
            that is not there.
    """
    stack = workspace.views[user]
    match answer.get("response_action"):
        case None:
            stack.pop()
        case "clear":
            stack.clear()
        case "update":
            stack[-1] = replaced(workspace, stack[-1], checked(answer.get("view"), "modal"))
        case "push":
            pushed(workspace, user, checked(answer.get("view"), "modal"))
        case "errors":
            blocks = {block["block_id"] for block in stack[-1]["blocks"] if block["type"] == "input"}
            if not answer.get("errors") or not answer["errors"].keys() <= blocks:
                raise invalid("invalid_arguments", [f"errors of no input block: {answer.get('errors')}"])
        case other:
            raise invalid("invalid_arguments", [f"no such response_action: {other}"])
    workspace.bell.ring()

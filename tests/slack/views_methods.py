"""The `views.*` methods: modals, up to three on top of each other, and the Home tab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.slack.blocks import view_problems
from tests.slack.content import named
from tests.slack.refusal import Refusal, invalid
from tests.slack.workspace import APP, BOT_ID, TEAM, Workspace

if TYPE_CHECKING:
    from tests.slack.arguments import Arguments

MAX_STACK = 3
MAX_VIEW_BYTES = 250_000


def open_view(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """views.open: a modal before the person whose trigger it is."""
    view = checked(given.structure("view", "invalid_arguments"), "modal")
    user = workspace.triggers.exchange(given.needed("trigger_id"))
    stored = stored_view(workspace, view, [])
    workspace.views[user] = [stored]
    workspace.bell.ring()
    return {"ok": True, "view": stored}


def push(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """views.push: a modal on top of those already open."""
    view = checked(given.structure("view", "invalid_arguments"), "modal")
    user = workspace.triggers.exchange(given.needed("trigger_id"))
    return {"ok": True, "view": pushed(workspace, user, view)}


def update(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """views.update: of a modal open now, by its id or external id; a `hash` guards against races."""
    view = checked(given.structure("view", "invalid_arguments"), None)
    view_id, external_id = given.text("view_id"), given.text("external_id")
    for stack in workspace.views.values():
        for place, standing in enumerate(stack):
            if standing["id"] == view_id or (external_id and standing["external_id"] == external_id):
                _same(standing, given)
                stack[place] = replaced(workspace, standing, view)
                workspace.bell.ring()
                return {"ok": True, "view": stack[place]}
    raise Refusal("not_found")


def publish(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """views.publish: a person's Home tab."""
    view = checked(given.structure("view", "invalid_arguments"), "home")
    user = workspace.user(given.needed("user_id")).id
    standing = workspace.homes.get(user)
    if standing is not None:
        _same(standing, given)
        stored = replaced(workspace, standing, view)
    else:
        stored = stored_view(workspace, view, [])
    workspace.homes[user] = stored
    workspace.bell.ring()
    return {"ok": True, "view": stored}


def checked(view: Any, kind: str | None) -> dict[str, Any]:  # noqa: ANN401  whatever was sent
    """The view, if Slack would take it.

    Raises:
        Refusal: `invalid_arguments` with what is wrong, or `view_too_large`.
    """
    if not isinstance(view, dict):
        raise invalid("invalid_arguments", ["missing required field: view"])
    if len(json.dumps(view).encode()) > MAX_VIEW_BYTES:
        raise Refusal("view_too_large")
    if kind is not None and view.get("type") != kind:
        raise invalid("invalid_arguments", [f"must be a {kind} view [json-pointer:/view/type]"])
    if wrong := view_problems(view):
        raise invalid("invalid_arguments", wrong)
    return view


def pushed(workspace: Workspace, user: str, view: dict[str, Any]) -> dict[str, Any]:
    """The view on top of that person's stack.

    Raises:
        Refusal: there is nothing below, or three already.
    """
    stack = workspace.views.get(user, [])
    if not stack:
        raise Refusal("not_found")
    if len(stack) >= MAX_STACK:
        raise Refusal("push_limit_reached")
    stored = stored_view(workspace, view, stack)
    stack.append(stored)
    workspace.bell.ring()
    return stored


def replaced(workspace: Workspace, standing: dict[str, Any], view: dict[str, Any]) -> dict[str, Any]:
    """The view in the place of the one that stands there, whose id it keeps."""
    kept = {key: standing[key] for key in ("id", "root_view_id", "previous_view_id")}
    return stored_view(workspace, view, []) | kept


def stored_view(workspace: Workspace, view: dict[str, Any], below: list[dict[str, Any]]) -> dict[str, Any]:
    """The view as Slack keeps it and gives it back: with ids, a hash, and defaults filled in."""
    view_id = workspace.number("V")
    defaults: dict[str, Any] = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": {"type": "plain_text", "text": "View Title", "emoji": True},
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
    }
    return (
        defaults
        | view
        | {
            "id": view_id,
            "team_id": TEAM,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT_ID,
            "blocks": named(view["blocks"]),
            "state": {"values": {}},
            "hash": f"{workspace.ts()}.hash",
            "root_view_id": below[0]["id"] if below else view_id,
            "previous_view_id": below[-1]["id"] if below else None,
        }
    )


def _same(standing: dict[str, Any], given: Arguments) -> None:
    known = given.text("hash")
    if known and known != standing["hash"]:
        raise Refusal("hash_conflict")


METHODS = {"views.open": open_view, "views.push": push, "views.update": update, "views.publish": publish}

"""The manifest: the app as Slack is told of it, written from what is declared in `surface`.

In come the settings; out goes what is pasted into Slack, or a link that has it pasted already. **Source** of
fields and limits: docs.slack.dev/reference/app-manifest.
"""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.slack_adapter.surface import COMMANDS, EVENTS, EVENTS_PATH, SCOPES, SHORTCUTS

if TYPE_CHECKING:
    from config import Settings

__all__ = ["SCOPES", "as_json", "as_yaml", "create_link", "manifest", "public_url"]

NAME = "Communique"
DESCRIPTION = "Verbatim, cited quotes and morning briefings from your own documents."
LONG_DESCRIPTION = (
    "Communique reads the documents that your team gives it and answers with their own words, each quote "
    "with its source. Ask it a question, have it check a draft against the sources, or let it brief a "
    "channel every morning with what is new. It writes no sentence of its own about your documents, and "
    "sends nothing to any language model."
)
BACKGROUND = "#20304f"

PLACEHOLDER = "https://communique.example.org"
"""Stands for the public address where none is set."""

NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="

MAX_LINK_CHARS = 8_000
"""Of an address that every browser, proxy and server takes. **Source**: RFC 9110, section 4.1."""


def manifest(settings: Settings) -> dict[str, Any]:
    """The app as these settings want it: their names of the commands, Socket Mode or HTTP.

    Over HTTP everything is sent to one address; where that is not set, `PLACEHOLDER` stands in its place.
    """
    sent_to = {} if settings.slack_mode == "socket" else {"url": public_url(settings) + EVENTS_PATH}
    requests = {"request_url": sent_to["url"]} if sent_to else {}
    return {
        "display_information": {
            "name": NAME,
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": BACKGROUND,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": one.name,
                    "type": "message",
                    "callback_id": one.callback_id,
                    "description": one.description,
                }
                for one in SHORTCUTS
            ],
            "slash_commands": [
                {
                    "command": f"/{settings.slack_commands[one.role]}",
                    **sent_to,
                    "description": one.description,
                    "usage_hint": one.usage_hint,
                    # Words are searched for as they are typed: a name, a channel, a link must stay so.
                    "should_escape": False,
                }
                for one in COMMANDS
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**requests, "bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True, **requests},
            "org_deploy_enabled": False,
            "socket_mode_enabled": settings.slack_mode == "socket",
            "token_rotation_enabled": False,
        },
    }


def public_url(settings: Settings) -> str:
    """Where Slack sends what happens, without the path, if it is told by HTTP."""
    return settings.slack_public_url or PLACEHOLDER


def as_json(made: dict[str, Any]) -> str:
    """The manifest to read and to paste."""
    return json.dumps(made, indent=2, ensure_ascii=False)


def as_yaml(made: dict[str, Any]) -> str:
    """The same in Slack's other form."""
    from ruamel.yaml import YAML  # 60 ms, and wanted only by who asks for it

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000_000  # no line is folded
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump(made, out)
    return out.getvalue()


def create_link(made: dict[str, Any]) -> str | None:
    """An address that opens Slack with this manifest filled in; None where it got too long to be safe."""
    link = NEW_APP + quote(json.dumps(made, ensure_ascii=False, separators=(",", ":")), safe="")
    return link if len(link) <= MAX_LINK_CHARS else None

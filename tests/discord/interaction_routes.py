"""The bot's answers to interactions over REST: the first within three seconds, more for fifteen minutes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.discord import files, posting
from tests.discord.community import APP, BOT
from tests.discord.interaction import ACKNOWLEDGE_WITHIN, ALLOWED, TOKEN_LASTS, Callback, Doing, Interaction
from tests.discord.message import COMMAND, EPHEMERAL, LOADING, MENU, REPLY, V2, Message
from tests.discord.message_routes import changed
from tests.discord.refusal import (
    ACKNOWLEDGED,
    EXPIRED_TOKEN,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Refusal,
    invalid,
)

if TYPE_CHECKING:
    from tests.discord.call import Call
    from tests.discord.community import Community


def respond(community: Community, call: Call) -> dict[str, Any] | None:
    """POST /interactions/{interaction}/{token}/callback."""
    interaction = _open(community, call)
    posting.refuse_problems(call.payload, "callback")
    kind = Callback(call.payload["type"])
    if kind not in ALLOWED[interaction.doing] or _updates_nothing(kind, interaction):
        raise invalid([f"type: a callback of type {kind.value} does not answer this"])
    if kind is Callback.MODAL and interaction.doing is Doing.MODAL:
        raise invalid(["type: a modal does not open a modal"])
    _answered(community, interaction, kind, call)
    community.bell.ring()
    if not call.flag("with_response"):
        return None
    return _told(community, interaction, kind)


def follow_up(community: Community, call: Call) -> dict[str, Any]:
    """POST /webhooks/{application}/{token}: the first after a deferral takes the place of what is loading."""
    interaction = _lasting(community, call)
    posting.refuse_problems(call.payload, "followup")
    loading = interaction.original
    if loading is not None and loading.loading and interaction.callback is Callback.DEFERRED_MESSAGE:
        return changed(community, loading, call)
    message = _post(community, interaction, call.payload, call)
    interaction.followups.append(message)
    return posting.shown(community, message)


def read(community: Community, call: Call) -> dict[str, Any]:
    """GET /webhooks/{application}/{token}/messages/{message}."""
    return posting.shown(community, _message(community, call))


def edit(community: Community, call: Call) -> dict[str, Any]:
    """PATCH /webhooks/{application}/{token}/messages/{message}."""
    return changed(community, _message(community, call), call)


def delete(community: Community, call: Call) -> None:
    """DELETE /webhooks/{application}/{token}/messages/{message}."""
    posting.remove(community, _message(community, call))


def _open(community: Community, call: Call) -> Interaction:
    interaction = community.interactions.get(call.parts["token"])
    if interaction is None or interaction.id != call.parts["interaction"]:
        raise Refusal(*UNKNOWN_INTERACTION)
    if interaction.acknowledged:
        raise Refusal(*ACKNOWLEDGED)
    if interaction.expired or community.clock() - interaction.issued_at > ACKNOWLEDGE_WITHIN:
        raise Refusal(*UNKNOWN_INTERACTION)
    return interaction


def _updates_nothing(kind: Callback, interaction: Interaction) -> bool:
    return kind in {Callback.UPDATE, Callback.DEFERRED_UPDATE} and interaction.source is None


def _answered(community: Community, interaction: Interaction, kind: Callback, call: Call) -> None:
    data = call.payload.get("data") or {}
    match kind:
        case Callback.MESSAGE:
            interaction.original = _post(community, interaction, data, call)
        case Callback.DEFERRED_MESSAGE:
            interaction.original = _thinking(community, interaction, data.get("flags") or 0)
        case Callback.DEFERRED_UPDATE:
            interaction.original = interaction.source
        case Callback.UPDATE:
            interaction.original = interaction.source
            if interaction.source is not None:
                attachments = files.uploaded(community, interaction.channel, call.uploads)
                posting.change(community, interaction.source, data, attachments or None)
        case Callback.MODAL:
            community.modals[interaction.user] = interaction
    interaction.callback, interaction.answer = kind, data
    interaction.latency = timedelta(seconds=asyncio.get_running_loop().time() - interaction.told_s)
    interaction.answered.set()


def _post(community: Community, interaction: Interaction, payload: dict[str, Any], call: Call) -> Message:
    channel = community.channels[interaction.channel]
    ephemeral = (payload.get("flags") or 0) & EPHEMERAL
    return posting.post(
        community,
        channel,
        BOT,
        payload,
        attachments=files.uploaded(community, channel.id, call.uploads),
        only_for=interaction.user if ephemeral else None,
        **_about(interaction),
    )


def _thinking(community: Community, interaction: Interaction, flags: int) -> Message:
    """What stands there while the bot works."""
    message = Message(
        id=community.id(),
        channel=interaction.channel,
        author=BOT,
        at=community.clock().isoformat(),
        flags=LOADING | flags & (EPHEMERAL | V2),
        only_for=interaction.user if flags & EPHEMERAL else None,
        **_about(interaction),
    )
    channel = community.channels[interaction.channel]
    channel.messages.append(message)
    posting.told(community, channel, "MESSAGE_CREATE", message)
    return message


def _about(interaction: Interaction) -> dict[str, Any]:
    if interaction.doing is Doing.COMMAND:
        kind = COMMAND if interaction.payload["data"]["type"] == 1 else MENU
    else:
        kind = REPLY if interaction.source else 0
    told = interaction.payload
    user = told["member"]["user"] if "member" in told else told["user"]
    metadata = {
        "id": interaction.id,
        "type": int(interaction.doing),
        "user": user,
        "authorizing_integration_owners": told["authorizing_integration_owners"],
        "application_id": APP,
    }
    return {"type": kind, "interaction": metadata}


def _told(community: Community, interaction: Interaction, kind: Callback) -> dict[str, Any]:
    about: dict[str, Any] = {"id": interaction.id, "type": int(interaction.doing)}
    message = interaction.original
    if message is None or kind in {Callback.CHOICES, Callback.MODAL}:
        return {"interaction": about, "resource": {"type": int(kind)}}
    about |= {
        "response_message_id": message.id,
        "response_message_loading": message.loading,
        "response_message_ephemeral": message.only_for is not None,
    }
    resource: dict[str, Any] = {"type": int(kind)}
    if kind is not Callback.DEFERRED_UPDATE:
        resource["message"] = posting.shown(community, message)
    return {"interaction": about, "resource": resource}


def _lasting(community: Community, call: Call) -> Interaction:
    interaction = community.interactions.get(call.parts["token"])
    if interaction is None or call.parts["application"] != APP or not interaction.acknowledged:
        raise Refusal(*UNKNOWN_WEBHOOK)
    if community.clock() - interaction.issued_at > TOKEN_LASTS:
        raise Refusal(*EXPIRED_TOKEN)
    return interaction


def _message(community: Community, call: Call) -> Message:
    interaction = _lasting(community, call)
    wanted = call.parts["message"]
    known = [*interaction.followups, *([interaction.original] if interaction.original else [])]
    message = (
        interaction.original if wanted == "@original" else next((m for m in known if m.id == wanted), None)
    )
    if message is None or message not in community.channels[message.channel].messages:
        raise Refusal(*UNKNOWN_MESSAGE)
    return message


_WEBHOOK = "/webhooks/{application}/{token}"
ROUTES = {
    "POST /interactions/{interaction}/{token}/callback": respond,
    f"POST {_WEBHOOK}": follow_up,
    f"GET {_WEBHOOK}/messages/{{message}}": read,
    f"PATCH {_WEBHOOK}/messages/{{message}}": edit,
    f"DELETE {_WEBHOOK}/messages/{{message}}": delete,
}
"""None of these needs the bot's token: the interaction's is enough."""

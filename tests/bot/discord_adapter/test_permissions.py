"""What the bot may do in a channel: worked out as Discord does, held to the fake Discord's own reckoning."""

from __future__ import annotations

from discord import Permissions
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_adapter.permissions import missing_to_send, permissions_of
from tests.discord.channel import Channel, Kind, Overwrite
from tests.discord.community import BOT, GUILD, Community
from tests.discord.guild import Guild, Role
from tests.discord.permissions import Permission

ROLES = ("301", "302", "303")
SOME = st.lists(st.sampled_from(list(Permission)), max_size=4).map(lambda given: sum(set(given)))


@given(
    base=SOME,
    roles=st.dictionaries(st.sampled_from(ROLES), SOME),
    owned=st.booleans(),
    overwrites=st.dictionaries(st.sampled_from([GUILD, BOT, *ROLES]), st.tuples(SOME, SOME)),
)
def test_rights_are_reckoned_as_discord_does(
    base: int, roles: dict[str, int], overwrites: dict[str, tuple[int, int]], *, owned: bool
) -> None:
    community = Community()
    guild = Guild(GUILD, "Example", owner=BOT if owned else "1", members={BOT: set(roles)})
    guild.roles = {GUILD: Role(GUILD, "@everyone", base)} | {
        role: Role(role, role, given) for role, given in roles.items()
    }
    community.guilds[GUILD] = guild
    over = {of: Overwrite(allow, deny & ~allow) for of, (allow, deny) in overwrites.items()}
    channel = community.add(Channel("101", "news", guild=GUILD, overwrites=over))
    member = guild.member(community.users[BOT])
    ours = permissions_of(guild.payload(), member, channel.payload()["permission_overwrites"])
    theirs = community.permissions(BOT, channel)
    for one in Permission:
        assert bool(ours.value & one) == bool(theirs & one), one


def test_a_thread_asks_for_another_permission_than_a_channel() -> None:
    may = Permissions(view_channel=True, send_messages=True)
    assert missing_to_send(may, Kind.TEXT) == ()
    assert missing_to_send(may, Kind.THREAD) == ("Send Messages in Threads",)
    assert missing_to_send(Permissions(0), Kind.FORUM) == ("View Channel", "Send Messages")

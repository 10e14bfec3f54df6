"""The corpus of the walk: open documents, and closed ones with words that stand nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROOM, BOARD, SHARED, NOTES = "C0ROOM", "C0BOARD", "C0SHARED", "C0NOTES"
"""Channels on Slack: of everybody, of the board, of the board and another organisation, of the admins."""

ROOM_D, BOARD_D, OTHER_D = (f"50000000000000000{n}" for n in (1, 2, 3))
"""Channels on Discord: of everybody, of the board, of a server that is not ours."""

OPEN = {
    "opening.txt": "The tunnel under the harbour opened on 3 May 2024 after nine years of work. "
    "The Port Authority said that 14,000 vehicles use the tunnel a day. "
    "The tunnel cost 412 million euros, said Anna Lindqvist.\n",
    "traffic.txt": "The Port Authority says that 14,000 vehicles use the tunnel a day.\n\n"
    "Traffic on the harbour bridge fell by 22 percent in 2023.\n",
    "doubts.txt": "Critics in Malmö say that the tunnel cost 455 million euros.\n\n"
    "The ferry across the harbour carried 2.3 million passengers in 2023.\n",
}
"""Texts by the names of their files."""

CLOSED = {
    "minutes-of-quibberling.txt": "Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids "
    "and were ordered by Xanthippa Vole. The Quibberling bid ends on 29 February 2048.\n",
    "opening-vole.txt": "The tunnel under the harbour opened on 3 May 2024 after nine years of work. "
    "The Port Authority said that 14,000 vehicles use the tunnel a day. "
    "The tunnel cost 412 million euros, said Anna Lindqvist. Xanthippa Vole signed.\n",
    "figures-quibberling.txt": "Xanthippa Vole said that 9,917 vehicles use the tunnel a day.\n\n"
    "The ferry across the harbour carried 2.3 million passengers in 2023, wrote Quibberling.\n",
    "broken-zorkmid.jsonl": '{"title": "no text and no end\n',
}
"""A document of its own, a near-copy of an open one, one that disputes and carries, one beyond reading."""

CANARIES = ("quibberling", "7,319", "7319", "zorkmid", "xanthippa", "vole", "9,917", "9917", "2048-02-29")
"""What stands in closed documents and in the names of their files alone."""

CANARIES_OF_NAMES = ("vault", "boardroom", "for the few", "gloam", "sealed")
"""What stands in the configuration of what is closed alone."""

_OPEN_PARTS = {
    "collections": "  public: {paths: [news]}\n",
    "topics": "  tunnel: {words: [tunnel, harbour], aliases: {ferry: [packet boat]}}\n"
    "  traffic: {words: [traffic, vehicles]}\n",
    "keywords": f'  tunnel: {{channels: ["slack:{ROOM}", "slack:{SHARED}", "discord:{ROOM_D}"], '
    "cooldown: 1s}\n",
    "briefings": '  morning: {title: Morning, days: mon-fri, at: "08:00", topics: [tunnel, traffic], '
    f'to: ["slack:{ROOM}", "discord:{ROOM_D}", "slack:{SHARED}"]}}\n',
}
_CLOSED_PARTS = {
    "collections": "  vault: {paths: [board], feeds: [http://127.0.0.1:9/sealed.xml], "
    f'allow: ["slack:{BOARD}", "slack:{SHARED}", "discord:{BOARD_D}"]}}\n',
    "topics": "  sealed bid: {words: [auditors, pumps], "
    "aliases: {tunnel: [gloamtube], pumps: [gloamwater]}}\n",
    "keywords": f'  gloamwater: {{channels: ["slack:{BOARD}", "discord:{BOARD_D}"], cooldown: 1s}}\n',
    "briefings": '  boardroom: {title: For the few, days: mon-fri, at: "08:00", topics: [sealed bid], '
    f'to: ["slack:{BOARD}", "discord:{BOARD_D}"]}}\n'
    '  boardroom-traffic: {title: For the few too, days: mon-fri, at: "08:00", topics: [tunnel, traffic], '
    f'to: ["slack:{BOARD}"]}}\n',
}


def configuration(*, closed: bool) -> str:
    """The configuration as YAML, what is closed first wherever it stands: that is the harder order.

    Args:
        closed: with the closed collection, and with all that is configured for those alone who see it.
    """
    parts = "".join(
        f"{name}:\n{_CLOSED_PARTS[name] if closed else ''}{told}" for name, told in _OPEN_PARTS.items()
    )
    return f'timezone: Europe/Stockholm\n{parts}admins: {{notes: ["slack:{NOTES}"]}}\n'


def written(folder: Path) -> None:
    """Every document into a folder of its collection."""
    for name, texts in (("news", OPEN), ("board", CLOSED)):
        (folder / name).mkdir()
        for file, text in texts.items():
            (folder / name / file).write_text(text, encoding="utf-8")


def told(said: str, asked: str = "", *, names: bool = True) -> list[str]:
    """The canaries in what was said, beyond those in what was asked.

    Args:
        said: a payload as JSON without escapes.
        names: those of the configuration too.
    """
    low, known = said.casefold(), asked.casefold()
    looked_for = (*CANARIES, *(CANARIES_OF_NAMES if names else ()))
    return [one for one in looked_for if one in low and one not in known]

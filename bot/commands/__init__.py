"""The commands: each takes the application and what was asked, and gives a reply and its JSON shape.

The command line, the console and the chat adapters only parse what was typed and render what comes back.
"""

from __future__ import annotations

from bot.commands.ask import ask
from bot.commands.brief import brief
from bot.commands.compare import compare
from bot.commands.document import document
from bot.commands.fact import fact
from bot.commands.result import Result
from bot.commands.sources import sources
from bot.commands.timeline import timeline
from bot.commands.verify import verify

__all__ = ["Result", "ask", "brief", "compare", "document", "fact", "sources", "timeline", "verify"]

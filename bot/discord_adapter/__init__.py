"""The Discord adapter: translates between Discord and `bot.chat`, carries messages; no briefing logic."""

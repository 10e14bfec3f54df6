"""The Discord adapter: translates between Discord and `bot.chat`, carries messages, holds no briefing logic."""

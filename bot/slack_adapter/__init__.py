"""The Slack adapter: translates between Slack and `bot.chat` and carries messages; it holds no briefing logic."""

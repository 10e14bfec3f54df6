"""The Slack adapter: translates between Slack and `bot.chat`, carries messages; it holds no briefing logic."""

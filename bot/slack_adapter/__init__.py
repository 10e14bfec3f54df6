"""The Slack adapter: translates between Slack and `bot.chat`, carries messages, holds no briefing logic."""

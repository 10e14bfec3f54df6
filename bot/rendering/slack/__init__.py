"""Replies as Slack messages: Block Kit with documents' words in `rich_text` alone, and the whole as plain text."""

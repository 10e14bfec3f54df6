"""Replies as Slack messages: Block Kit, documents' words in `rich_text` alone; the whole as plain text."""

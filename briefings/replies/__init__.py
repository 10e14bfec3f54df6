"""Replies: the core's answers as platform-free trees, one module a command; see `briefings.reply`."""

"""Rendering: a platform-free reply in; text, HTML or a chat message out, with the same citations on each."""

"""The core: excerpts, facts, support, briefings and replies, as pure functions of passages."""

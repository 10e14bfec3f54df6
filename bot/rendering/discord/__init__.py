"""Replies as Discord messages: components of the second version, all words escaped; budgets held."""

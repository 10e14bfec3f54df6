"""Subscriptions: what people ask for themselves, beside what admins configure for everybody."""

"""Chat: what chat platforms have in common: who asks, what they get, what a click does. It knows no SDK."""

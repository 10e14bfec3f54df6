"""Intake: where documents come from, how reading each place went, and when it is asked again."""

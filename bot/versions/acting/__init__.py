"""What each act makes of a configuration, a file for each noun: pure, and told in one plain sentence.

A change and a configuration come in; out goes the changed configuration, or every mistake in what was filled
in. See `bot.versions.acts` for the table of them all.
"""

"""The shell: what is typed at a command line, by subject. `bot.cli` puts it together."""

"""The setup of a new installation: three answers → a configuration, a file for tokens, and what to do."""

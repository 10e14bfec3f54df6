"""A Slack of our own, on loopback: Web API and Socket Mode, refusing what the real one refuses."""

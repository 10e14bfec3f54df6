"""What people do on Slack, from their keyboard to what they see, with the fake Slack in the place of the real."""

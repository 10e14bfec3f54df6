"""What people do on Slack, from what they type to what they see; the fake Slack stands for the real one."""

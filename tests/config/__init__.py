"""What operators set and admins edit."""

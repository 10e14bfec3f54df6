"""What operators set and what admins edit."""

"""What people do on Discord, from what they type to what they see; the fake stands for the real one."""

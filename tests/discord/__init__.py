"""A Discord of our own, on loopback: REST and gateway, refusing what the real one refuses."""

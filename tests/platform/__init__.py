"""A chat platform of our own, to be refused and let down by: on loopback, with the habits of the real ones.

It speaks a small HTTP API of its own in two flavours, with the limits, refusals and gaps that Slack and
Discord have, and goes wrong on purpose, by seeded chance or by script. What it accepted stands in a file.
"""

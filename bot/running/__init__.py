"""The process `communique run`: when it wakes, what it says of itself, how it ends.

In come the rounds of `bot.delivery` and its courier; out go a log, three pages for whoever watches, and an
exit code. Nothing about what is delivered is decided here.
"""

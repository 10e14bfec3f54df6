"""The commands: each takes the application and what was asked, and gives a reply and its JSON shape.

One file a command, with one function of the same name: `bot.grammar` finds it there. The command line, the
console and the chat adapters only parse what was typed and render what comes back.
"""

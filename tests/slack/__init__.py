"""A Slack of our own, on loopback: Web API and Socket Mode, refusing what the real one refuses.

    async with slack_serving() as slack:                    # server.py
        slack.add_user("U012ABC", "ada", is_admin=True)     # rooms.py
        slack.add_channel("C012ABC", "general", members=["U012ABC"])
        ...                                                 # start the bot with slack.url and the tokens of
        await slack.connected()                             # workspace.py, or set slack.events_url for HTTP
        told = await slack.command("U012ABC", "C012ABC", "/ask", "tunnel opening date")
        assert told.acknowledged                            # delivery.py: latency, attempts, answer
        (answer,) = await slack.seen("U012ABC", "C012ABC")  # people.py
        await slack.click("U012ABC", answer, "share:0")

What stands there: workspace, user, channel, message, file.
What the bot calls: webapi (tokens, rates, faults), chat_methods, reading_methods, views_methods and
response_urls; content and blocks say what a message may hold.
What the bot is told: telling, sockets, signed, payloads, events.
What people do: people, rooms, elements, modals.
"""

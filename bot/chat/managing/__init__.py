"""Managing: what admins see of the configuration in chat, and how they change it.

a page lists what there is → a form is filled in → what changes, and what that means, is shown → agreed to
"""

"""The doctor: what is right with this installation, what is not, and what to do about it.

An installation → checks, each by a room of its own → one reply. What only a platform knows is asked by its
adapter (`examining`).
"""

from bot.doctor.check import MOST_NAMED, Check
from bot.doctor.examination import examined

__all__ = ["MOST_NAMED", "Check", "examined"]

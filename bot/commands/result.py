"""What a command gives back, proof-read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.proof import Proof

if TYPE_CHECKING:
    from bot.application import Application
    from briefings.reply import Reply
    from briefings.shapes import Shape


@dataclass(frozen=True, slots=True)
class Result:
    """One answer, for people and for programs.

    Attributes:
        ok: False when the command says that something is wrong (a citation that does not hold).
    """

    reply: Reply
    shape: Shape
    ok: bool = True


def proofread(application: Application, reply: Reply, shape: Shape) -> Result:
    """The result without any quote that is no longer at its place in the store."""
    proof = Proof(application.reader)
    return Result(proof.reply(reply), proof.shape(shape))

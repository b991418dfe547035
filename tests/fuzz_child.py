#!/usr/bin/env python
"""One fuzzed target in a process of its own, with options of libFuzzer; ``FUZZ_TARGET`` names it."""

from __future__ import annotations

import os
import random
import sys

import atheris

with atheris.instrument_imports(include=["inovasi_cli", "yaml"]):
    from fuzz_targets import TARGETS


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """Bytes changed by libFuzzer, or, as often, lines moved: what is indented is seldom hit letter by letter."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    lines = data.split(b"\n")
    if chance.random() < 0.5 or len(lines) < 3:
        return bytes(atheris.Mutate(data, longest))
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines.insert(at, lines[other])
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at] = b"  " + lines[at]
            case 3:
                lines[at] = lines[at].removeprefix(b"  ")
            case 4:
                # The key of one line, the value of another.
                lines[at] = lines[at].partition(b":")[0] + b":" + lines[other].partition(b":")[2]
            case _:
                lines[at], lines[other] = lines[other], lines[at]
    return b"\n".join(lines)[:longest]


if __name__ == "__main__":
    target = TARGETS[os.environ["FUZZ_TARGET"]]
    # To merge, libFuzzer starts this very file again.
    atheris.Setup(sys.argv, target, custom_mutator=mutated)
    atheris.Fuzz()

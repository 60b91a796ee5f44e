"""Aliases: two Swedish words and two digits that say nothing about anybody."""

from __future__ import annotations

import secrets
from typing import Final

QUALITIES: Final = (
    "Blå", "Brokig", "Djup", "Frisk", "Frostig", "Glittrande", "Gul", "Grön", "Hel",
    "Hög", "Klar", "Knastrande", "Krispig", "Kvick", "Lätt", "Len", "Ljus", "Lugn", "Lång",
    "Mild", "Mjuk", "Mossig", "Månljus", "Ny", "Rask", "Ren", "Rund", "Röd", "Rörlig",
    "Sandig", "Silvrig", "Skimrande", "Skogsgrön", "Smal", "Snabb", "Sollyst", "Spröd", "Stadig",
    "Stark", "Stilla", "Storslagen", "Svalkande", "Tidig", "Trofast", "Turkos", "Tyst", "Tålig",
    "Varm", "Vid", "Vit", "Vänlig", "Ädel", "Öppen", "Ömsint",
    "Ståtlig", "Solig", "Höstlig", "Vårlig",
)  # fmt: skip
THINGS: Final = (
    "Alm", "Ask", "Asp", "Backe", "Berg", "Björk", "Blad", "Bro", "Brunn", "Bäck", "Dal", "Dimma",
    "Ek", "Enbär", "Fjord", "Fjäll", "Fura", "Fyr", "Glänta", "Gran", "Grind", "Gärde", "Hage",
    "Hamn", "Hav", "Hassel", "Hed", "Holme", "Hällmark", "Höjd", "Is", "Kaj", "Kil", "Klippa",
    "Klöver", "Kulle", "Källa", "Lind", "Ljung", "Lund", "Lönn", "Moln", "Mosse", "Myr", "Norrsken",
    "Oxel", "Plommon", "Regnbåge", "Ringmur", "Ros", "Rönn", "Sand", "Sjö", "Skog", "Skär", "Slätt",
    "Snö", "Sten", "Strand", "Stig", "Sund", "Sälg", "Tall", "Tjärn", "Torn", "Tuva", "Udde",
    "Vass",
    "Vide", "Vik", "Våg", "Vår", "Äng", "Ö", "Örn",
)  # fmt: skip
NUMBERS: Final = 90
LOWEST: Final = 10


def new_alias() -> str:
    """Return an alias drawn by chance: more than 350,000 are possible."""
    quality, thing = secrets.choice(QUALITIES), secrets.choice(THINGS)
    return f"{quality} {thing.lower()} {LOWEST + secrets.randbelow(NUMBERS)}"

"""Where a server is and as whom we come there, as one URL; a password never stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Self
from urllib.parse import quote, unquote, urlsplit

from qtic_desktop.domain.errors import Refused

PORT: Final = 5432


@dataclass(frozen=True, slots=True)
class Address:
    """``postgresql://user@host:port/database``. ``ca``: the file with the authority that the server's certificate is
    checked against, as written in ``?ca=``; empty where the system's own are asked."""

    host: str
    port: int
    database: str
    user: str
    ca: str = ""

    @classmethod
    def parse(cls, url: str) -> Self:
        """The parts of a URL; ``Refused`` (server.bad_url, server.secret_in_url)."""
        try:
            parts = urlsplit(url.strip())
            port = parts.port or PORT
        except ValueError as error:
            raise Refused("server.bad_url") from error
        if parts.password is not None or "password" in parts.query:
            raise Refused("server.secret_in_url")
        asked = dict(one.partition("=")[::2] for one in parts.query.split("&") if one)
        database = unquote(parts.path.strip("/"))
        whole = parts.scheme == "postgresql" and parts.hostname and parts.username and database and "/" not in database
        if not whole or set(asked) - {"ca"} or parts.fragment:
            raise Refused("server.bad_url")
        return cls(str(parts.hostname), port, database, unquote(str(parts.username)), unquote(asked.get("ca", "")))

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        ca = f"?ca={quote(self.ca)}" if self.ca else ""
        return f"postgresql://{quote(self.user)}@{host}:{self.port}/{quote(self.database)}{ca}"

    @property
    def is_here(self) -> bool:
        """Whether it is this very computer, by an address that no other can have."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

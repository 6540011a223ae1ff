"""How the server is set up: from the environment, read once at the start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from kit.errors import SettingsError
from kit.yamlfile import near

MODES = ("local", "oidc")
SECRET_LENGTH = 32  # signs

# variable: what it says
OIDC = {
    "HIRING_KIT_URL": "the address that people type, as https://hiring.example.com",
    "HIRING_KIT_OIDC_METADATA": "the provider's address that ends in /.well-known/openid-configuration",
    "HIRING_KIT_OIDC_CLIENT": "the id of this app at the provider",
    "HIRING_KIT_OIDC_SECRET": "its secret there",
    "HIRING_KIT_COOKIE_SECRET": f"at least {SECRET_LENGTH} random signs, the same in every replica",
}


@dataclass(frozen=True)
class Settings:
    """Who may come in, and how.

    With `local` there is one person on this machine and no sign-in. With `oidc` people sign in at their organisation's
    provider; `admins` are the addresses of those who administer from the start.
    """

    auth: Literal["local", "oidc"] = "local"
    url: str = ""
    metadata: str = ""
    client: str = ""
    secret: str = field(default="", repr=False)
    cookie_secret: str = field(default="", repr=False)
    admins: tuple[str, ...] = ()

    @property
    def https(self) -> bool:
        """Whether people reach the app encrypted."""
        return self.url.startswith("https:")

    @property
    def origin(self) -> str:
        """Scheme and host of the address."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which the app may be asked for: any other is somebody's trick with the name service."""
        own = urlsplit(self.url).hostname
        return (*((own,) if own else ()), "127.0.0.1", "localhost", "::1")

    def secrets(self) -> dict:
        """Return what Streamlit's sign-in has to know."""
        if self.auth == "local":
            return {}
        return {
            "auth": {
                "redirect_uri": f"{self.url.rstrip('/')}/oauth2callback",
                "cookie_secret": self.cookie_secret,
                "client_id": self.client,
                "client_secret": self.secret,
                "server_metadata_url": self.metadata,
            }
        }


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return what the environment says.

    Raises:
        SettingsError: with every variable that is missing or wrong.
    """
    auth = environment.get("HIRING_KIT_AUTH", "local")
    if auth not in MODES:
        raise _error(
            {
                "HIRING_KIT_AUTH": f"is '{auth}', which is not known.{near(auth, MODES)} Known: {', '.join(MODES)}."
            }
        )
    if auth == "local":
        return Settings()
    problems = {name: f"is missing: {what}." for name, what in OIDC.items() if not environment.get(name)}
    url = environment.get("HIRING_KIT_URL", "")
    parts = urlsplit(url)
    if url and (not parts.hostname or parts.scheme not in ("http", "https") or parts.path.strip("/")):
        problems["HIRING_KIT_URL"] = f"is '{url}', which is no address of a site: {OIDC['HIRING_KIT_URL']}."
    elif parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1"):
        problems["HIRING_KIT_URL"] = (
            f"is '{url}', which is not encrypted, so anybody on the way could sign in as anybody: use https."
        )
    secret = environment.get("HIRING_KIT_COOKIE_SECRET", "")
    if secret and len(secret) < SECRET_LENGTH:
        problems["HIRING_KIT_COOKIE_SECRET"] = f"has {len(secret)} signs: {OIDC['HIRING_KIT_COOKIE_SECRET']}."
    if problems:
        raise _error(problems)
    admins = environment.get("HIRING_KIT_ADMINS", "").replace(",", " ").split()
    return Settings(
        auth="oidc",
        url=url,
        metadata=environment["HIRING_KIT_OIDC_METADATA"],
        client=environment["HIRING_KIT_OIDC_CLIENT"],
        secret=environment["HIRING_KIT_OIDC_SECRET"],
        cookie_secret=secret,
        admins=tuple(admins),
    )


@cache
def the_settings() -> Settings:
    """Return the settings of this server."""
    return read_settings(os.environ)


def _error(problems: Mapping[str, str]) -> SettingsError:
    return SettingsError("\n".join(f"{name} {words}" for name, words in problems.items()))

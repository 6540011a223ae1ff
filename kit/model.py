"""The one base of everything that people write by hand or that crosses an edge."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
CompetencyId = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Minutes = Annotated[int, Field(ge=0, le=480)]
Level = Literal["junior", "mid", "senior", "staff"]

LEVELS: tuple[Level, ...] = ("junior", "mid", "senior", "staff")


class Model(BaseModel):
    """A frozen value whose entries are all known; an unknown entry is refused.

    Values are strict: a number is not a text, nor the other way round.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        populate_by_name=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )

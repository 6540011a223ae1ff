"""Pictures of exhibits, decoded and encoded again so that nothing but their dots reaches a page."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from kit.errors import PacketError

MOST_PIXELS = 25_000_000


def read_picture(content: bytes, field: str) -> tuple[bytes, int, int]:
    """Return a PNG or JPEG as PNG bytes of its dots only, with its width and height in dots.

    Raises:
        PacketError: when it is neither, is broken, or has more than 25 million dots.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PacketError(
                    f"{field}: {image.width} x {image.height} dots are too many; 25 million fit."
                )
            dots = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PacketError(f"{field}: this is no PNG or JPEG that can be read.") from None
    paper = Image.new("RGB", dots.size, "white")
    paper.paste(dots, mask=dots.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "PNG")
    return out.getvalue(), paper.width, paper.height

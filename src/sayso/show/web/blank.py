"""A plain page for what cannot be shown: no script, no style, its words escaped."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

__all__ = ["blank_page"]


def blank_page(status: int, message: str, advice: str = "") -> HTMLResponse:
    """A page that says what was found and what to try."""
    return HTMLResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Sayso</title><h1>Sayso</h1><p>{escape(message)}</p><p>{escape(advice)}</p></html>",
        status,
    )

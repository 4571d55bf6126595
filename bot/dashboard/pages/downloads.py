"""The same figures as files: for a meeting, for Gephi, for a spreadsheet."""

import io
import zipfile

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.dashboard.view import figures_page, office_of

ABOUT = {
    "verslag.html": "Verslag voor een vergadering, om te openen, te mailen of af te drukken",
    "netwerk.gexf": "Het netwerk voor Gephi",
    "netwerk.graphml": "Het netwerk voor Gephi, yEd, NetworkX of igraph",
    "nodes.csv": "De knopen van het netwerk, voor Gephi",
    "edges.csv": "De lijnen van het netwerk, voor Gephi",
    "onderwerpen.csv": "Gesprekken per onderwerp",
    "arrondissementen.csv": "Gesprekken per arrondissement",
    "onderwerp-per-arrondissement.csv": "Wat waar gevraagd wordt",
    "hiaten.csv": "Vragen zonder hulp dichtbij",
    "afloop.csv": "Hoe gesprekken afliepen",
    "weken.csv": "Gesprekken per week",
    "LEESMIJ.md": "Wat elke kolom betekent, over welke periode, en wat er niet getoond wordt",
}
_TYPES = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "gexf": "application/xml",
    "graphml": "application/xml",
    "zip": "application/zip",
}
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the ZIP, so that the same term gives the same ZIP."""


async def downloads_page(request: Request) -> Response:
    """GET /downloads. The files themselves are made when the first one is asked for: that takes some seconds."""
    office = office_of(request)
    seen = await office.seen(request.query_params.get("periode", ""))
    return figures_page(request, "downloads.html", seen, about=ABOUT)


async def download(request: Request) -> Response:
    """GET /downloads/{file}"""
    office, name = office_of(request), request.path_params["file"]
    seen = await office.seen(request.query_params.get("periode", ""))
    files = await office.files(seen)
    term = seen.figures.term.id if seen.figures else ""
    whole = f"diplomawijzer-{term}.zip"
    if name == "alles.zip" and files:
        return _attached(whole, _zipped(files))
    if name not in files:
        raise HTTPException(404, f"Er is geen bestand '{name}'.")
    stem, _, ending = name.rpartition(".")
    return _attached(f"{stem}-{term}.{ending}", files[name])


def _attached(name: str, content: bytes) -> Response:
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _OLDEST), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()

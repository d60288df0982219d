"""Makes the two examples that are not plain text: `python tests/make_examples.py [FOLDER]`.

The files carry no clock and no compression, so the same words give the same bytes everywhere.
The PDF needs reportlab, which is one of the project's development tools.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

REPORTS = Path(__file__).parents[1] / "examples"
ZIP_TIME = (2023, 3, 19, 12, 0, 0)

TESTIMONY = """
# Testimony 14: a crossing in winter

Isk Valley Monitor, Sulmat, 19 March 2023

The woman who speaks here was interviewed by the Monitor in Sulmat on 11 March. She is 34, comes
from Orhal and is called Mira here; it is not her name. The interview was held in her own language
and translated by us. She was not paid.

## “We were nine in the van”

Mira says that her husband was taken from their house in Orhal in October by men of the Ashar
Brigades, and that she has not heard from him since. In January she decided to leave.

“We were nine in the van, six of us women. The driver took us from Orhal to a mill above Sulmat
and told us to wait for the second one. That one took us to Pell Bridge. It was about five in the
morning and there was ice on the planks.

“I had been told that the bridge was shut. It was not shut. A guard lifted the bar, he looked at
our papers with a lamp and said something to the driver that I did not understand. Behind us stood
a lorry with men in it who were not asked for anything.

“I do not know who they were. The driver told us not to turn round. Later, in Tolm, he said that
they were Brigades. He may have said it to frighten us, so that we would pay.”

From Tolm she went on to Merrin, where she had hoped to find a cousin. She was sent back after two
weeks, in a bus, over the same bridge.

## “They wrote our names in a green book”

Asked about the guards, Mira says that they were polite to her. She believes that money changed
hands but did not see it. She heard from another woman in the van that the price for men was three
times as high.

## What the Monitor could establish

Two other people who were in the van confirmed the date, 19 January, and the route. We have not
been able to speak to the driver. The Border Guard of Tasmur told us in writing that the bridge
was closed on that day. We could not verify who the men in the lorry were.

Mira plans to try again in the summer, by way of Halmar this time. “If I am asked, I shall say
that I am going to look at the sea,” she says.
"""

MONITOR = """
# Nine shells: the market of Dervane, 7 March 2023

Isk Valley Monitor · Report 3/2023 · 29 March 2023

## Summary

On the morning of Tuesday 7 March 2023 shells struck the covered market of Dervane (also written
Derwan and Dêrvan). The Isk Valley Monitor (IVM) has established the names of 21 people who died,
all of them residents of the town. The Northern Defence Council gives the number as 23, the
Karvenian Army as nine. The army says that all nine were fighters. We have found no evidence that
any of the 21 was a member of an armed group.

## How we worked

Two of our staff visited the market on 9 and 10 March. We spoke to 16 people, 11 of whom were in
the hall or in the street when the shells fell. We examined the hospital's register, and seven
videos sent to us by residents. We asked the army and the council for their own records. The
council let us see its list; the army did not reply.

## Where the shells came from

Our staff measured four craters whose shape allowed a direction to be taken. All four point to the
south, and two of them to the heights above Orhal within ten degrees. A miller and his son told us
separately that they heard the shells pass over the mill from that side. We conclude that the
shells were probably fired from the heights, which the army has held since November. We cannot
exclude another position further south.

A former artillery officer, to whom we showed the fragments, said that they belong to a 120 mm
mortar, a weapon that “every side in the valley owns”.

## Was there a store?

Colonel Petar Lasko of the General Staff has said that the army struck an ammunition store on the
eastern edge of the town. A woodyard there did burn on the same morning. Its owner told us that he
stored planks and nothing else; a neighbour, who asked us to withhold his name, said that council
lorries had unloaded long boxes there at night in February. We could not verify either account.
The woodyard lies 900 metres from the market.

## What we recommend

The army should publish the drone footage that Colonel Lasko announced on 7 March. The council
should say whether it kept arms in the woodyard, and should stop asking officials to remove names
from the register of the dead.
"""

WORD_STYLES = {"Normal": "Normal", "Title": "Title", "Heading 1": "Heading1"}
PDF_STYLES = {"Normal": "BodyText", "Title": "Title", "Heading 1": "Heading2"}


def paragraphs(source: str) -> list[tuple[str, str]]:
    """(style, text) of each block of `source`: blank lines part them, # and ## mark headings."""
    found = []
    for block in source.strip().split("\n\n"):
        text = " ".join(block.split())
        if text.startswith("## "):
            found.append(("Heading 1", text[3:]))
        elif text.startswith("# "):
            found.append(("Title", text[2:]))
        else:
            found.append(("Normal", text))
    return found


def docx(items: list[tuple[str, str]]) -> bytes:
    """A small Word document: styles, core properties and one paragraph an item, stored as it is."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{WORD_STYLES[style]}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for style, text in items
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    styles = "".join(
        f'<w:style w:type="paragraph" w:default="{int(name == "Normal")}" w:styleId="{key}">'
        f'<w:name w:val="{name}"/></w:style>'
        for name, key in WORD_STYLES.items()
    )
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{media}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{media}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'{head}<w:styles xmlns:w="{word}">{styles}</w:styles>',
        "word/document.xml": f'{head}<w:document xmlns:w="{word}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "docProps/core.xml": f"{head}<cp:coreProperties "
        f'xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(items[0][1])}</dc:title>"
        "<dc:creator>Isk Valley Monitor</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2023-03-19T12:00:00Z</dcterms:created>'
        "</cp:coreProperties>",
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.create_system = 3  # the same on every system
            bundle.writestr(member, content.encode("utf-8"))
    return buffer.getvalue()


def pdf(items: list[tuple[str, str]]) -> bytes:
    """A PDF of one page, uncompressed and without a clock."""
    from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
    from reportlab.platypus import (  # type: ignore[import-untyped]
        Paragraph,
        SimpleDocTemplate,
        Spacer,
    )

    styles = getSampleStyleSheet()
    flow: list[object] = []
    for style, text in items:
        flow += [Paragraph(escape(text), styles[PDF_STYLES[style]]), Spacer(1, 6)]
    buffer = BytesIO()
    SimpleDocTemplate(
        buffer,
        invariant=1,
        pageCompression=0,
        title=items[0][1],
        author="Isk Valley Monitor",
        subject="Report 3/2023",
    ).build(flow)
    return buffer.getvalue()


def main(argv: list[str]) -> int:
    """Write both files into the folder named, or beside the other examples."""
    folder = Path(argv[0]) if argv else REPORTS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "testimony.docx").write_bytes(docx(paragraphs(TESTIMONY)))
    (folder / "monitor-report.pdf").write_bytes(pdf(paragraphs(MONITOR)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

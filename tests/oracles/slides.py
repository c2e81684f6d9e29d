"""What python-pptx reads in a file of slides, as JSON: the path comes as the only argument."""

import json
import sys

from pptx import Presentation
from pptx.util import Emu


def shape(it):
    """A shape's words: its text, its table, or what a picture says to those who do not see it."""
    place = [Emu(side) for side in (it.left, it.top, it.width, it.height)]
    found = {"name": it.name, "place": place, "alt": it._element._nvXxPr.cNvPr.get("descr", "")}
    if it.has_text_frame:
        found["text"] = [paragraph.text for paragraph in it.text_frame.paragraphs]
    if it.has_table:
        found["table"] = [[cell.text for cell in row.cells] for row in it.table.rows]
    if it.shape_type == 13 or hasattr(it, "image"):
        found["image"] = [it.image.content_type, *it.image.size]
    return found


deck = Presentation(sys.argv[1])
slides = [
    {
        "title": slide.shapes.title.text if slide.shapes.title is not None else None,
        "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        "shapes": [shape(it) for it in slide.shapes],
    }
    for slide in deck.slides
]
title = deck.core_properties.title
print(json.dumps({"size": [deck.slide_width, deck.slide_height], "title": title, "slides": slides}))

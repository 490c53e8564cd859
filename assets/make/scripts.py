#!/usr/bin/env python3
"""Makes fonts/Inter-Regular.otf and fonts/Inter-SemiBold.otf: Inter with the Arabic and Hebrew letters of Noto Sans.

JavaFX takes letters that a family lacks from whatever the system has, in one weight only: titles and names in those scripts would
not be semibold, or boxes where the system has no such font. So each weight of the family holds them itself. Noto Sans Arabic 2.005
is the last one whose letters are drawn whole; newer ones put the dots on afterwards, and JavaFX leaves those where they fall.
Needs fontTools (Debian: python3-fonttools). Neither font has a reserved name; the licence stays OFL-1.1.

usage: scripts.py INTER NOTO, two folders: Debian's fonts-inter, and its fonts-noto-core and fonts-noto-extra of 2020-12-25
"""
import sys
import tempfile
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.merge import Merger
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parent.parent / "fonts"
INTER, NOTO = (Path(each) for each in sys.argv[1:3])
# The letters of Arabic, Persian, Urdu and the like, and of Hebrew; joined forms come by substitution.
LETTERS = {
    "Arabic": [*range(0x600, 0x700), *range(0x750, 0x780), 0x25CC, 0x200C, 0x200D],
    "Hebrew": [*range(0x590, 0x600), *range(0xFB1D, 0xFB50)],
}


def letters(path, script, units):
    """One script of a font, in cubic outlines and in so many units."""
    font = TTFont(path)
    options = Options()
    options.layout_features = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "mark", "mkmk", "kern"]
    options.hinting = False
    options.drop_tables += ["STAT", "meta", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS[script])
    subsetter.subset(font)
    scale_upem(font, units)
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(ReverseContourPen(pen))
        outlines[name] = pen.getCharString()
    order = font.getGlyphOrder()
    for table in ("glyf", "loca", "gasp", "cvt ", "fpgm", "prep"):
        if table in font:
            del font[table]
    font.sfntVersion = "OTTO"
    builder = FontBuilder(font=font)
    builder.isTTF = False
    builder.setupCFF("Letters-" + script, {}, outlines, {})
    builder.setupMaxp()
    font.setGlyphOrder(order)
    return font


for weight in ("Regular", "SemiBold"):
    inter = TTFont(INTER / f"Inter-{weight}.otf")
    units = inter["head"].unitsPerEm
    with tempfile.TemporaryDirectory() as folder:
        parts = [INTER / f"Inter-{weight}.otf"]
        for script in LETTERS:
            part = Path(folder) / f"{script}.otf"
            letters(NOTO / f"NotoSans{script}-{weight}.ttf", script, units).save(part)
            parts.append(part)
        merged = Merger().merge([str(part) for part in parts])
    # lines are as high as Inter's, and the name stays
    for table in ("hhea", "OS/2", "name", "post"):
        fresh = inter[table]
        if table == "post":
            fresh.formatType = 3.0
        merged[table] = fresh
    # JavaFX asks the system's shaper which font it took, by family: with one family for both weights it would draw the regular one
    for over in (16, 17):
        merged["name"].removeNames(nameID=over)
    for record in merged["name"].names:
        if record.nameID == 0:
            record.string = record.toUnicode() + "; Arabic and Hebrew letters: Copyright 2022 The Noto Project Authors"
    merged["OS/2"].recalcUnicodeRanges(merged)
    merged["head"].created = merged["head"].modified = 3600000000
    merged.recalcTimestamp = False
    merged.save(FONTS / f"Inter-{weight}.otf")
    print(weight, len(merged.getGlyphOrder()), "glyphs")

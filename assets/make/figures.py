#!/usr/bin/env python3
"""Makes fonts/InterFigures-Regular.otf out of fonts/Inter-Regular.otf: figures of one width, Latin letters and signs only.

JavaFX cannot switch on a font's feature "tnum", so the figures of one width become the ordinary ones of a family of its own.
Needs fontTools (Debian: python3-fonttools). Inter has no reserved font name; the licence stays OFL-1.1.
"""
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
FAMILY = "Inter Figures"

font = TTFont(FONTS / "Inter-Regular.otf")
gsub = font["GSUB"].table
tabular = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for index in record.Feature.LookupListIndex:
            for subtable in gsub.LookupList.Lookup[index].SubTable:
                subtable = getattr(subtable, "ExtSubTable", subtable)
                tabular.update(getattr(subtable, "mapping", {}))
for table in font["cmap"].tables:
    for code, glyph in table.cmap.items():
        table.cmap[code] = tabular.get(glyph, glyph)

options = Options()
options.layout_features = ["kern", "ccmp", "locl", "mark"]
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 14]
options.notdef_outline = True
wanted = [*range(0x20, 0x180), *range(0x2010, 0x2030), 0x202F, 0x2026, 0x2122, 0x20AC, 0x2190, 0x2192, 0x2212, 0xD7]
subsetter = Subsetter(options)
subsetter.populate(unicodes=wanted)
subsetter.subset(font)

for name in font["name"].names:
    text = {1: FAMILY, 3: FAMILY + " 3.019", 4: FAMILY, 6: FAMILY.replace(" ", "") + "-Regular"}.get(name.nameID)
    if text:
        name.string = text
cff = font["CFF "].cff
cff.fontNames = [FAMILY.replace(" ", "") + "-Regular"]
cff[0].FamilyName = FAMILY
cff[0].FullName = FAMILY
font["head"].created = font["head"].modified = 3600000000
font.recalcTimestamp = False
font.save(FONTS / "InterFigures-Regular.otf")
print(sorted(set(font["hmtx"][font.getBestCmap()[c]][0] for c in range(0x30, 0x3A))), "is the width of all figures")

"""Which glyphs do we send? Cuts IBM Plex (SIL OFL 1.1) down to what the portal's three languages write.

Run after an upgrade of @fontsource/*: `python gateway/web/tools/subset_fonts.py`, then look at a page.
The cut files are kept in the repository so that building the client needs no Python.
"""

from pathlib import Path

from fontTools import subset

WEB = Path(__file__).resolve().parent.parent
SOURCE = WEB / "node_modules/@fontsource"
TARGET = WEB / "src/style/fonts"

# Latin with French and Amazigh-Latin accents, quotes, dashes, arrows and currency that texts use.
LATIN = "U+0020-007E,U+00A0-00FF,U+0152-0153,U+0178,U+2010-2014,U+2018-201E,U+2020-2022,U+2026"
LATIN += ",U+2030,U+2039-203A,U+20AC,U+2192,U+2212"
# Arabic letters, marks, both sets of digits, punctuation, joiners.
ARABIC = "U+0600-0605,U+060C-060F,U+061B-061F,U+0621-063A,U+0640-0656,U+0660-066D,U+0670-0671"
ARABIC += ",U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AD,U+06AF,U+06CC,U+200C-200F,U+0020,U+00A0"

FACES = [
    ("ibm-plex-sans", "latin", 400, LATIN, "plex-latin-400"),
    ("ibm-plex-sans", "latin", 600, LATIN, "plex-latin-600"),
    ("ibm-plex-sans-arabic", "arabic", 400, ARABIC, "plex-arabic-400"),
    ("ibm-plex-sans-arabic", "arabic", 600, ARABIC, "plex-arabic-600"),
]


def cut(package: str, script: str, weight: int, unicodes: str, name: str) -> int:
    """Write one subset face and return its size in bytes."""
    source = SOURCE / package / "files" / f"{package}-{script}-{weight}-normal.woff2"
    target = TARGET / f"{name}.woff2"
    subset.main(
        [
            str(source),
            f"--unicodes={unicodes}",
            "--flavor=woff2",
            "--no-hinting",
            "--desubroutinize",
            "--layout-features=ccmp,locl,kern,mark,mkmk,liga,rlig,calt,init,medi,fina,isol",
            f"--output-file={target}",
        ]
    )
    return target.stat().st_size


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        print(f"{face[4]}.woff2  {cut(*face):>6} bytes")

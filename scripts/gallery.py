#!/usr/bin/env python3
"""The gallery: `make gallery` calls this.

    gallery.py DETENTE FOLDER [--docs]

Writes the HTML reports of the flagship, a comparison, sweeps of one lever and of two, and an exact result with the program
DETENTE, and pictures of them in headless Chromium: the first screen, light and dark, on a telephone, the whole page, and
the printed pages on A4. With --docs the small pictures of the documentation are made from them, in docs/pictures.
"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Browser"))
from browser import Page  # noqa: E402

FLAGSHIP = "scenarios/us-russia.yaml"
REPORTS = {
    "flagship": ["run", FLAGSHIP, "--words", "icd203"],
    "comparison": ["compare", FLAGSHIP, "no-linkage.yaml"],
    "sweep": ["sweep", FLAGSHIP, "--vary", "linkage", "--vary", "host"],
    "lever": ["sweep", FLAGSHIP, "--vary", "linkage"],
    "exact": ["exact", "scenarios/library/spoilers.yaml"],
}
# Those of which the documentation has a small picture.
SHOWN = ["flagship", "comparison", "sweep"]


def main():
    detente = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    # The comparison is with the same scenario, in which Washington keeps the two tracks apart.
    variant = folder / "no-linkage.yaml"
    variant.write_text(f"detente: 1\nextends: {ROOT / FLAGSHIP}\nparameters: {{ linkage: {{ value: 0 }} }}\n")
    for name, arguments in REPORTS.items():
        page = folder / f"{name}.html"
        arguments = [str(variant) if argument == variant.name else argument for argument in arguments]
        subprocess.run([detente, *arguments, "-q", "-o", page], check=True, cwd=ROOT)
        for look, options in {"": {}, "-dark": {"dark": True}, "-phone": {"width": 320, "height": 700}}.items():
            with Page(page, **options) as opened:
                opened.picture(folder / f"{name}{look}.png")
        with Page(page) as opened:
            opened.picture(folder / f"{name}-whole.png", full=True)
            opened.printed(folder / f"{name}.pdf")
        subprocess.run(["pdftoppm", "-r", "60", "-png", folder / f"{name}.pdf", folder / f"{name}-print"], check=True)
        print(page)
    if "--docs" in sys.argv[3:]:
        small(folder)


def small(folder):
    """Pictures of at most 60 kB, 800 pixels wide: PNG with a palette of as many colours as that allows."""
    from PIL import Image

    pictures = ROOT / "docs/pictures"
    pictures.mkdir(exist_ok=True)
    for name in SHOWN:
        image = Image.open(folder / f"{name}.png").convert("RGB")
        image = image.resize((image.width * 5 // 8, image.height * 5 // 8), Image.LANCZOS)
        path = pictures / f"{name}.png"
        for colours in (256, 192, 128, 96, 64, 48):
            image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
            if path.stat().st_size <= 60_000:
                break
        print(path, path.stat().st_size)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Tests of HTML reports in a real browser: `make test-browser` makes the environment and calls this.

    test_pages.py DETENTE [FOLDER]

Writes the pages of some scenarios with the program DETENTE and opens them in headless Chromium: light and dark, a wide
page, 320 px and A4, with and without JavaScript. Pictures of all of them are left in FOLDER, for people to look at.
"""

import base64
import html
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import time

from browser import Page

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = {
    "script": "</title><script>document.title='broken'</script>",
    "attribute": "\\\" onmouseover=\\\"document.title='broken'",
    "image": "<img src=http://example.org/x onerror=document.title='broken'>",
    "writing": "abc\\u202Edef\\u2066ghi",
    "long": "x" * 10_000,
    "words": "long " * 2_000,
}
# At most so many replicates: fewer for a program that was built for debugging.
MOST = int(os.environ.get("DETENTE_BROWSER_REPLICATES", 20_000))
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED", what, flush=True)


def hostile(title):
    return f'''detente: 1
title: "{title}"
clock: {{ rounds: 6, round: 1 month, start: 2026-01 }}
parameters: {{ p: {{ value: "beta(2, 3)", title: "{title}", about: "{title}" }} }}
actors: {{ a: {{ title: "{title}" }}, b: {{}} }}
issues: {{ i: {{ steps: 2, title: "{title}" }} }}
events: {{ e: {{ chance: p, title: "{title}", milestone: true }} }}
outcomes:
  good: {{ when: happened(e), good: true, title: "{title}", about: "{title}" }}
  rest: otherwise
'''


def numbers_of(value):
    """All numbers of a JSON document."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    values = value.values() if isinstance(value, dict) else value
    return [number for entry in values for number in numbers_of(entry)]


def unpacked(document):
    """The JSON of a report from the data of its page, as docs/pages.md describes it."""
    values = []

    def read(value):
        if isinstance(value, dict):
            if "=" in value:
                return values[value["="]]
            if "~" in value:
                data = base64.b64decode(value["~"])
                found = [None if x != x else x for x in struct.unpack(f"<{len(data) // 8}d", data)]
            elif "*" in value:
                found = [read(value["of"])] * value["*"]
            elif "#" in value:
                columns = {key: read(column) for key, column in value.items() if key != "#"}
                found = [dict(zip(columns, row)) for row in zip(*columns.values())]
            else:
                found = {key: read(member) for key, member in value.items()}
        elif isinstance(value, list):
            found = [read(member) for member in value]
        else:
            return value
        values.append(found)
        return found

    return read(document)


def is_rounding(text, known):
    """Whether a number as shown is one of the known numbers, or a hundred times one, rounded to its digits."""
    value = float(text)
    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
    slack = half * 1.02 + 1e-9
    return any(abs(abs(scale * number) - value) <= slack for number in known for scale in (1, 100))


def check(page, name):
    expect(page.axe() == [], f"{name}: axe: {page.axe()[:3]}")
    expect(page.console() == [], f"{name}: console: {page.console()[:3]}")
    sideways = page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(sideways <= 0, f"{name}: {sideways} px wider than the window")
    requests = [url for url in page.requests() if not url.startswith("data:")]
    expect(len(requests) == 1 and requests[0].startswith("file:"), f"{name}: network: {requests}")


def check_numbers(path, name):
    """Every number in the cells of the page's tables is one of its JSON, rounded."""
    with Page(path) as page:
        report = unpacked(json.loads(page.run("return document.getElementById('report').textContent")))
        cells = page.run(
            "return [...document.querySelectorAll('.rows .n, .rows .s, .numbers td, .panel')]"
            ".filter(e => !e.closest('[id^=basis]')).map(e => e.tagName == 'P' ? e.lastChild.textContent : e.textContent)")
    known = set(numbers_of(report))
    known |= {1 - number for number in known if 0 <= number <= 1}
    seen = 0
    months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    for cell in cells:
        text = re.sub(rf"(\d+ )?{months} \d{{4}}|round \d+", "", cell).replace(",", "")
        for number in re.findall(r"\d+(?:\.\d+)?", text):
            seen += 1
            expect(is_rounding(number, known), f"{name}: {number} in '{cell[:60]}' is not in the JSON")
    expect(seen > 20, f"{name}: only {seen} numbers were found")
    return seen


def main():
    detente = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/browser").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.time()

    def written(name, *arguments):
        path = folder / f"{name}.html"
        arguments = [str(min(MOST, int(a))) if before == "-n" else a for before, a in zip(("", *arguments), arguments)]
        subprocess.run([detente, *arguments, "-q", "-o", path], check=True, cwd=ROOT)
        return path

    flagship = written("flagship", "run", "scenarios/us-russia.yaml", "-n", "20000")
    again = written("again", "run", "scenarios/us-russia.yaml", "-n", "20000", "--threads", "1")
    expect(flagship.read_bytes() == again.read_bytes(), "equal runs make equal pages")
    size = flagship.stat().st_size
    expect(size <= 250_000, f"the flagship's page has {size} bytes, more than 250,000")
    pages = {
        "flagship": flagship,
        "crisis": written("crisis", "run", "scenarios/crisis.yaml", "-n", "5000", "--words", "icd203"),
        "first-steps": written("first-steps", "run", "scenarios/first-steps.yaml", "-n", "5000"),
        "comparison": written("comparison", "compare", "scenarios/us-russia.yaml", "scenarios/us-russia.yaml",
                              "benchmarks/scenarios/normalisation.yaml", "-n", "4096"),
        "sweep": written("sweep", "sweep", "scenarios/us-russia.yaml", "--vary", "linkage", "-n", "4096"),
        "map": written("map", "sweep", "scenarios/us-russia.yaml", "--vary", "linkage", "--vary", "host", "-n", "1000"),
    }
    for name, path in pages.items():
        for look, options in {"light": {}, "dark": {"dark": True}, "phone": {"width": 320, "height": 700}}.items():
            with Page(path, **options) as page:
                check(page, f"{name}, {look}")
                page.picture(folder / f"{name}-{look}.png", full=look == "phone")
    for name in ["flagship", "crisis", "first-steps"]:
        print(f"{name}: {check_numbers(pages[name], name)} numbers are those of the JSON", flush=True)

    with Page(flagship, script=False) as page:
        headline = html.unescape(re.search(r"<h1>(.*?)</h1>", flagship.read_text()).group(1))
        expect(page.driver.title.startswith(headline), f"without JavaScript: {page.driver.title}")
        page.picture(folder / "flagship-without-script.png")
    with Page(flagship) as page:
        page.printed(folder / "flagship.pdf")
    subprocess.run(["pdftoppm", "-r", "60", "-png", folder / "flagship.pdf", folder / "flagship-print"], check=True)
    size = subprocess.run(["pdfinfo", folder / "flagship.pdf"], check=True, capture_output=True, text=True).stdout
    expect(re.search(r"Page size: .*\(A4\)", size), f"the print is on A4: {size}")
    first = subprocess.run(["pdftotext", "-l", "1", folder / "flagship.pdf", "-"], check=True, capture_output=True, text=True).stdout
    expect("How far to trust this" in first and "How it ends" in first, "the first screen is the first page of the print")

    for name, title in HOSTILE.items():
        (folder / f"{name}.yaml").write_text(hostile(title))
        path = folder / f"hostile-{name}.html"
        subprocess.run([detente, "run", folder / f"{name}.yaml", "-n", "500", "-q", "-o", path], check=True)
        with Page(path, width=320, height=700) as page:
            check(page, f"hostile {name}")
            expect(page.driver.title != "broken", f"hostile {name}: a script ran")
            expect(page.run("return document.scripts.length") == 2, f"hostile {name}: more scripts than the data")
            expect(page.run("return document.images.length") == 0, f"hostile {name}: an image")

    print(f"{len(failures)} failures, {time.time() - begun:.0f} s", flush=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

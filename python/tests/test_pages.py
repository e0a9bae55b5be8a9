"""Figures and pages: the report's own, and nothing in a notebook that could reach the rest of its page."""

import base64
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import FIRST_STEPS, MANDATE

import detente

ALLOWED = {
    "div": set(),
    "p": set(),
    "br": set(),
    "code": set(),
    "details": set(),
    "summary": set(),
    "img": {"alt", "src", "style"},
}


class Tags(HTMLParser):
    """The tags and attributes of a page, each allowed; and its images."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.images: list[bytes] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= ALLOWED[tag], attrs
        if tag == "img":
            source = dict(attrs)["src"] or ""
            assert source.startswith("data:image/svg+xml;base64,")
            self.images.append(base64.b64decode(source.split(",", 1)[1]))
            assert dict(attrs)["alt"]


def test_what_a_notebook_shows_is_text_and_images() -> None:
    results = detente.run({**MANDATE, "title": "<script>alert(1)</script>"}, replicates=300)
    tags = Tags(results._repr_html_())
    assert len(tags.images) == len(results.figures) > 5
    for image in tags.images:
        assert ElementTree.fromstring(image).tag == "{http://www.w3.org/2000/svg}svg"
    assert {image.decode() for image in tags.images} == {figure.svg for figure in results.figures.values()}


def test_a_comparison_has_figures_of_its_own() -> None:
    results = detente.sweep(MANDATE, vary={"mandate": [0.2, 0.9]}, replicates=300)
    assert "sweep" in results.figures and Tags(results._repr_html_()).images


def test_pages_are_those_of_the_program(tmp_path: Path) -> None:
    results = detente.run(FIRST_STEPS, replicates=300)
    results.save(tmp_path / "report.html", headline="A headline & more")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "A headline &amp; more" in page and str(tmp_path) not in page
    results.save(tmp_path / "report.md", words="icd203")
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("# ")
    with pytest.raises(ValueError, match=r"\.docx"):
        results.save(tmp_path / "report.docx")
    results.figures.save(tmp_path / "figures")
    assert len(list((tmp_path / "figures").glob("*.svg"))) == len(results.figures)
    assert results.figures["outcomes"].title.startswith("settled ")


def test_a_study_that_is_kept_can_make_its_pages(tmp_path: Path) -> None:
    study = tmp_path / "study.sqlite"
    results = detente.run(FIRST_STEPS, replicates=300, save=study)
    assert study.exists() and results.figures and "settled" in results.markdown()
    longer = detente.run(FIRST_STEPS, replicates=600, save=study)
    assert longer.run.replicates == 600
    assert longer.outcomes == detente.run(FIRST_STEPS, replicates=600).outcomes

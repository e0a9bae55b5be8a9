"""Headless Chromium for the tests of pages and for their pictures; `requirements.txt` says what it needs."""

import base64
import json
import pathlib

import axe_playwright_python
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--force-color-profile=srgb", "--force-prefers-reduced-motion", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
]


class Page:
    """One page in a browser of its own, with the console and the network log of its load."""

    def __init__(self, path, width=1280, height=880, dark=False, script=True):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in ARGUMENTS:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        # A busy machine takes its time over the largest pages; no test is about it.
        self.driver.set_script_timeout(240)
        self.driver.set_page_load_timeout(240)
        self.command("Emulation.setDeviceMetricsOverride",
                     width=width, height=height, deviceScaleFactor=1, mobile=False)
        if dark:
            self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.driver.get(pathlib.Path(path).resolve().as_uri())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def axe(self):
        """The violations that axe-core finds, each in a line."""
        self.run(AXE.read_text())
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(done)")
        return [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]

    def console(self):
        """What the console says, errors and all else."""
        return [f"{entry['level']} {entry['message']}" for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses that were asked for."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def picture(self, path, full=False):
        arguments = {"format": "png"}
        if full:
            size = self.command("Page.getLayoutMetrics")["cssContentSize"]
            arguments |= {"captureBeyondViewport": True,
                          "clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}
        pathlib.Path(path).write_bytes(base64.b64decode(self.command("Page.captureScreenshot", **arguments)["data"]))

    def printed(self, path):
        """The page on A4, as PDF."""
        result = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        pathlib.Path(path).write_bytes(base64.b64decode(result["data"]))

"""Pictures of the review pages into a folder: each state, colour scheme and width, and the PDFs."""
import os, pathlib, sys
from playwright.sync_api import sync_playwright
from harness import Visit, Workplace

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
place = Workplace()
pages = place.review("corpus")
NOTE = "ct-chest-esrd.html"


def note(here):
    here.open(pages / NOTE)


def review(here):
    here.page.fill("#reader", "AB")
    here.page.locator("h1").click()
    here.keys("j", "k", "a", "r", "t", "1")
    here.page.locator(".note .cue").first.hover()


def folder(here):
    here.open(pages / "index.html")
    here.page.wait_for_selector("#rows tr")


def findings(here):
    here.keys("v", "j")


def help_sheet(here):
    here.open(pages / NOTE)
    here.keys("?")


def assertion(here):
    here.open(pages / NOTE)
    here.keys("j", "c")


STATES = {"note": note, "review": review, "folder": folder, "findings": findings, "help": help_sheet, "assertion": assertion}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            here = Visit(browser, color_scheme=scheme, viewport={"width": width, "height": 900})
            for name, state in STATES.items():
                state(here)
                here.page.screenshot(path=out / f"{name}-{scheme}-{width}.png", full_page=name in ("note", "folder"))
            here.context.close()
    here = Visit(browser)
    for name, page in (("note", NOTE), ("folder", "index.html")):
        here.open(pages / page)
        if name == "note":
            here.keys("j", "k", "a", "r")
        here.page.pdf(path=out / f"{name}.pdf", format="A4", print_background=True)
    browser.close()
place.close()
print(f"{len(list(out.iterdir()))} pictures in {out}")

"""Pictures of the review pages, with some decisions made, into a folder: one a page, colour scheme and width, and the PDFs."""
import os, pathlib, sys
from playwright.sync_api import sync_playwright
from harness import Visit, Workplace

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
place = Workplace()
pages = place.review("corpus")
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            here = Visit(browser, color_scheme=scheme, viewport={"width": width, "height": 900})
            here.open(pages / "ct-chest-esrd.html")
            here.page.fill("#reader", "AB")
            here.page.locator("h1").click()
            here.keys("j", "k", "a", "r", "t", "1")
            here.page.locator(".note .cue").first.hover()
            for name in ("note", "folder", "help"):
                if name == "folder":
                    here.open(pages / "index.html")
                    here.page.wait_for_timeout(200)
                if name == "help":
                    here.open(pages / "ct-chest-esrd.html")
                    here.keys("?")
                here.page.screenshot(path=out / f"{name}-{scheme}-{width}.png", full_page=width == 400 and name != "help")
            here.context.close()
    here = Visit(browser)
    for name, page in (("note", "ct-chest-esrd"), ("folder", "index")):
        here.open(pages / f"{page}.html")
        if name == "note":
            here.keys("j", "k", "a", "r")
        here.page.pdf(path=out / f"{name}.pdf", format="A4", print_background=True)
    browser.close()
place.close()
print(f"{len(list(out.iterdir()))} pictures in {out}")

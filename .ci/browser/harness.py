"""What the browser tests share: notes, pages, a browser that reports every message and request, and the count of tests."""
import contextlib, os, pathlib, shutil, subprocess, sys, tempfile, time, traceback
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def equal(found, expected, words=""):
    if found != expected:
        raise AssertionError(f"{words}: {found!r:.900} is not {expected!r:.900}")


def counts(locator, expected, words="", seconds=5):
    """As many elements, at once or soon: a dialog closes a moment after its key."""
    end = time.monotonic() + seconds
    while (found := locator.count()) != expected and time.monotonic() < end:
        locator.page.wait_for_timeout(20)
    equal(found, expected, words)


def holds(condition, words):
    if not condition:
        raise AssertionError(words)


def calcinote(*arguments, codes=(0,)):
    done = subprocess.run([os.environ["CALCINOTE"], *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in codes:
        raise AssertionError(f"calcinote {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


class Workplace:
    """A temporary folder with folders of notes and their review pages, made once."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="calcinote-browser-"))
        self.made = {}

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def notes(self, name, texts):
        folder = self.path / name
        folder.mkdir(exist_ok=True)
        for title, text in texts.items():
            (folder / f"{title}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    def review(self, name, texts=None, codes=(0,)):
        """The pages of a folder; the corpus if no texts are given."""
        if name not in self.made:
            notes = self.notes(name, texts or corpus())
            calcinote("review", notes, "--output", self.path / f"{name}-review", "--quiet", codes=codes)
            self.made[name] = self.path / f"{name}-review"
        return self.made[name]


def corpus():
    return {path.stem: path.read_text() for path in sorted((ROOT / "Corpus/notes").glob("*.txt"))}


class Visit:
    """A fresh profile; remembers console errors and requests that leave the disk."""

    def __init__(self, browser, **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = browser.new_context(accept_downloads=True, **options)
        self.problems = []
        self.page = self.context.new_page()
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.problems.append("dialog: " + dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: request.url.startswith(("file:", "blob:", "data:"))
                     or self.problems.append("request: " + request.url))

    def open(self, path, fragment=""):
        self.page.goto(pathlib.Path(path).as_uri() + fragment)
        return self.page

    def keys(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def export(self):
        """The file that pressing e gives, as text."""
        with self.page.expect_download() as download:
            self.page.keyboard.press("e")
        return pathlib.Path(download.value.path()).read_text()


@contextlib.contextmanager
def visit(browser, **options):
    one = Visit(browser, **options)
    try:
        yield one
        equal(one.problems, [], "console errors or requests")
    finally:
        one.context.close()


def run():
    place = Workplace()
    chosen = [one for one in TESTS if not sys.argv[1:] or any(word in one.__name__ for word in sys.argv[1:])]
    passed = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for one in chosen:
            start = time.time()
            try:
                note = one(browser, place)
                passed += 1
                print(f"ok    {one.__name__.replace('_', ' ')} ({time.time() - start:.1f} s){': ' + note if note else ''}")
            except Exception:
                failed += 1
                print(f"FAIL  {one.__name__.replace('_', ' ')}\n{traceback.format_exc(limit=2)[:4000]}")
            sys.stdout.flush()
        browser.close()
    place.close()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)

"""The tests of the review pages in a real browser. `.ci/browser-tests [WORD…]` runs those whose name has a word."""
import json, os, pathlib, shutil
import accessibility, hostile
from harness import calcinote, corpus, counts, equal, holds, run, test, visit


def record(page):
    return page.evaluate("""() => Object.keys(localStorage).filter((key) => key.startsWith('calcinote|decisions|'))
      .map((key) => JSON.parse(localStorage.getItem(key)))""")


def items(page):
    return [item for one in record(page) for item in one["items"]]


DONE = """(count) => Object.keys(localStorage).filter((key) => key.startsWith('calcinote|decisions|')
  && JSON.parse(localStorage.getItem(key)).done).length === count"""


def wait_for_done(page, count):
    """What one page keeps reaches the next by way of another process: a busy browser takes its time."""
    page.wait_for_function(DONE, arg=count)


def wait_for_shown(page, notes):
    page.wait_for_function("(count) => document.querySelector('#shown b').textContent === count", arg=str(notes))


def plain(records):
    """Records as sorted lines: the order of members says nothing."""
    return sorted(json.dumps(one, sort_keys=True) for one in records)


def findings(page):
    return page.locator(".finding[data-finding]").count()


@test
def the_note_page_opens_with_its_findings(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "ct-chest-esrd.html")
        equal(page.locator("h1").inner_text(), "ct-chest-esrd")
        holds(findings(page) >= 5, "no findings")
        shown = page.evaluate("Array.from(document.querySelectorAll('.note .text')).map((part) => part.textContent).join('')")
        equal(shown, corpus()["ct-chest-esrd"], "the text")


@test
def every_key_of_the_help_does_what_it_says(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "ct-chest-esrd.html")
        page.fill("#reader", "AB")
        page.locator("h1").click()
        here.keys("j", "k")
        current = lambda: page.evaluate("document.querySelector('.finding.current').id")
        first = current()
        here.keys("a")
        holds(current() != first, "accepting does not go on")
        equal(items(page)[0]["action"], "accepted")
        equal(items(page)[0]["reader"], "AB")
        second = current()
        here.keys("r")
        equal([item["action"] for item in items(page)], ["accepted", "rejected"])
        here.keys("u")
        equal([item["action"] for item in items(page)], ["accepted"])
        equal(current(), second, "undo returns")
        here.keys("t", "1")
        now = items(page)[1]
        holds(now["action"] in ("edited", "accepted"), "the type is not edited")
        here.keys("s")
        page.keyboard.press("Control+a")
        page.keyboard.type("left kidney")
        here.keys("Enter")
        equal(items(page)[1]["now"]["site"], "left kidney")
        here.keys("c", "p", "h", "Enter")
        equal(items(page)[1]["now"]["certainty"], "possible")
        equal(items(page)[1]["now"]["temporality"], "historical")
        here.keys("n")
        page.keyboard.type("See <b>prior</b>.")
        here.keys("Enter")
        equal(items(page)[1]["comment"], "See <b>prior</b>.")
        counts(page.locator(".verdict b b"), 0, "markup in a comment")
        here.keys("?")
        counts(page.locator("dialog[open]"), 1)
        here.keys("Escape")
        counts(page.locator("dialog"), 0)
        here.keys("d")
        holds(record(page)[0]["done"], "the note is not done")
        page.reload()
        equal(len(items(page)), 2, "decisions after a reload")
        counts(page.locator(".verdict"), 2)


@test
def a_missed_finding_is_added_by_keyboard_alone(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "ct-chest-esrd.html")
        before = page.locator(".finding").count()
        here.keys("j", "m", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter")
        page.keyboard.type("trachea")
        here.keys("Enter")
        added = items(page)[0]
        equal(added["action"], "added")
        equal(added["now"]["site"], "trachea")
        text = corpus()["ct-chest-esrd"]
        equal(text[added["start"]:added["end"]], added["exact"], "the place of the words")
        counts(page.locator(".finding"), before + 1)
        equal(page.locator(".finding.current .badge").inner_text(), "added")
        here.keys("r")
        equal(items(page), [], "removed again")


@test
def words_beyond_the_basic_plane_keep_their_place(browser, place):
    text = "FINDINGS: \U0001f9b4 bone \U0001f9b4 and e\u0301paule, chalky deposit of the shoulder. Calcified node.\n"
    pages = place.review("planes", {"planes": text})
    with visit(browser) as here:
        page = here.open(pages / "planes.html")
        page.evaluate("""() => {
          const walker = document.createTreeWalker(document.querySelector('.note'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf('chalky deposit');
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 14);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            return;
          }
        }""")
        here.keys("m", "Enter")
        added = items(page)[0]
        equal(added["exact"], "chalky deposit")
        equal(text[added["start"]:added["end"]], "chalky deposit")


def review_by_keyboard(here, pages, count):
    """From the folder page through some notes: accept, reject, edit and comment in turn, close, go on; no mouse."""
    page = here.open(pages / "index.html")
    page.wait_for_selector("#rows tr")
    here.keys("j", "Enter")
    page.wait_for_selector("#progress")
    decided = 0
    for number in range(count):
        start = page.url
        for index in range(findings(page)):
            if index == 0:
                here.keys("j", "k")
            if index % 4 == 1:
                here.keys("r")
            elif index % 4 == 2:
                here.keys("t", "2", "j")
            elif index % 4 == 3:
                here.keys("n")
                page.keyboard.type("looked at")
                here.keys("Enter", "a")
            else:
                here.keys("a")
            decided += 1
        holds(page.locator("#progress").inner_text().endswith("decided"), "no progress")
        if findings(page):
            holds(page.locator(".verdict").count() >= findings(page) - 1, "findings without a decision in " + page.url)
        here.keys("d")
        if number + 1 < count:
            with page.expect_navigation():
                here.keys("]")
            page.wait_for_selector("#progress")
            holds(page.url != start, "] stays")
    return decided


@test
def ten_notes_are_reviewed_by_keyboard_alone(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        decided = review_by_keyboard(here, pages, 10)
        wait_for_done(here.page, 10)
        here.keys("l")
        here.page.wait_for_selector("#rows tr")
        here.page.select_option("#filter-review", "yes")
        wait_for_shown(here.page, 10)
        return f"{decided} decisions"


@test
def twenty_notes_are_exported_and_imported_again(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        here.open(pages / "index.html")
        here.page.fill("#reader", "AB")
        here.page.locator("h1").click()
        review_by_keyboard(here, pages, 20)
        wait_for_done(here.page, 20)
        before = plain(record(here.page))
        file = here.export()
        (place.path / "AB.json").write_text(file)
    exported = json.loads(file)
    holds(exported["@context"][0] == "http://www.w3.org/ns/anno.jsonld", "no Web Annotation")
    for one in exported["items"]:
        equal(one["type"], "Annotation")
        equal(len(one["target"]["sha256"]), 64)
        equal(one["creator"]["nickname"], "AB")
    with visit(browser) as here:
        here.open(pages / "index.html")
        here.page.set_input_files("#import", place.path / "AB.json")
        here.page.wait_for_function("document.getElementById('toast').textContent.includes('decisions read')")
        equal(plain(record(here.page)), before, "the decisions after import")
        again = json.loads(here.export())
        strip = lambda page: sorted(json.dumps(one, sort_keys=True) for one in page["items"])
        equal(strip(again), strip(exported), "the second export")
        here.page.select_option("#filter-review", "yes")
        wait_for_shown(here.page, 20)
    text = calcinote("decisions", "apply", place.path / "AB.json", "--notes", place.path / "corpus")
    holds("every decision was placed" in text, text)
    return f"{len(exported['items'])} annotations"


@test
def decisions_survive_another_lexicon(browser, place):
    """Export, change the lexicon so that words are no longer found, import into the new pages."""
    texts = {"one": "FINDINGS: Calcified granuloma of the lung. Psammoma bodies of the thyroid. Calcification of the falx.\n"}
    pages = place.review("before", texts)
    with visit(browser) as here:
        page = here.open(pages / "one.html")
        equal(findings(page), 3)
        here.keys("j", "k", "a", "a", "a")
        (place.path / "before.json").write_text(here.export())
    root = pathlib.Path(__file__).resolve().parents[2]
    lexicon = place.path / "lexicon"
    shutil.copytree(root / "Lexicon", lexicon)
    for table in (lexicon / "calcifications").glob("*.tsv"):
        lines = table.read_text().split("\n")
        for number, line in enumerate(lines):
            cells = line.split("\t")
            if cells[0] == "psammoma-body":
                # The concept stays, for the evidence on it; no word leads to it any more.
                cells[1:3] = ["-psammoma body", "xyzzy body"]
                lines[number] = "\t".join(cells)
        table.write_text("\n".join(lines))
    after = place.path / "after"
    calcinote("review", place.path / "before", "--output", after, "--quiet", "--lexicon", lexicon)
    with visit(browser) as here:
        page = here.open(after / "one.html")
        equal(findings(page), 2, "findings with the new lexicon")
        page.set_input_files("#import", place.path / "before.json")
        page.wait_for_selector(".verdict")
        counts(page.locator(".verdict.accepted"), 3)
        equal(page.locator(".extra .badge").inner_text(), "no longer found")
    text = calcinote("decisions", "apply", place.path / "before.json", "--notes", place.path / "before", "--lexicon", lexicon)
    holds("1 stand on words where nothing is found now" in text, text)


@test
def decisions_follow_a_changed_note(browser, place):
    texts = {"two": "FINDINGS: Calcified granuloma of the lung. Mitral calcification. Calcification of the falx.\n"}
    pages = place.review("first", texts)
    with visit(browser) as here:
        page = here.open(pages / "two.html")
        here.keys("j", "k", "a", "a", "a")
        (place.path / "first.json").write_text(here.export())
        place.notes("first", {"two": "CT.\n" + texts["two"].replace("Mitral calcification", "Mitral valve normal")})
        calcinote("review", place.path / "first", "--output", pages, "--quiet")
        page = here.open(pages / "two.html")
        counts(page.locator(".verdict.accepted"), 2, "decisions that moved")
        counts(page.locator(".lost li"), 1, "decisions that are lost")
    text = calcinote("decisions", "apply", place.path / "first.json", "--notes", place.path / "first")
    holds("2 moved with their words" in text and "1 could not be placed" in text, text)


@test
def two_hundred_hostile_notes_are_text(browser, place):
    notes = hostile.notes()
    pages = place.review("hostile", notes, codes=(0, 65))
    made = [path for path in pages.rglob("*.html") if path.name != "index.html"]
    equal(len(made), len(notes), "pages")
    with visit(browser) as here:
        for path in made:
            page = here.open(path)
            equal(page.evaluate("window.broken"), None, path.name)
            counts(page.locator(".note script, .note img, .note iframe, .note style, .note svg, .panel iframe"), 0, path.name)
            counts(page.locator("footer"), 1, path.name)
            holds(page.locator("#progress").inner_text(), path.name)
            shown = page.evaluate("Array.from(document.querySelectorAll('.note .text')).map((part) => part.textContent).join('')")
            original = notes[path.stem]
            equal(len(shown), len(original), "length of " + path.name)
            for mine, theirs in zip(shown, original):
                holds(mine == theirs or mine == "\ufffd" or 0x2400 <= ord(mine) <= 0x2421, f"{path.name} shows {mine!r} for {theirs!r}")
            here.keys("j", "a")
        page = here.open(pages / "index.html")
        page.wait_for_selector("#rows tr")
        equal(page.evaluate("window.broken"), None, "the folder page")
        page.fill("#filter-search", "<script>")
        page.wait_for_function("(all) => Number(document.querySelector('#shown b').textContent) < all", arg=len(made))
        here.page.locator("h1").click()
        here.export()
    return f"{len(made)} notes"


@test
def the_policy_lets_nothing_else_run(browser, place):
    pages = place.review("corpus")
    text = (pages / "ct-chest-esrd.html").read_text()
    bad = place.path / "tampered.html"
    bad.write_text(text.replace("<main>", "<main><script>window.broken = 1</script><img src=x onerror='window.broken = 2'><p style='color:red'>x</p>", 1))
    context = browser.new_context()
    page = context.new_page()
    blocked = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(bad.as_uri())
    equal(page.evaluate("window.broken"), None)
    holds(sum("Content Security Policy" in line for line in blocked) >= 3, "nothing was blocked: " + str(blocked))
    context.close()


@test
def filters_charts_sorting_and_csv_agree(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "index.html")
        count = lambda index: int(page.locator("#shown b").nth(index).inner_text().replace(",", ""))
        notes, findings_ = count(0), count(1)
        equal(notes, len(corpus()))
        page.locator(".lines button").first.click()
        holds(0 < count(1) < findings_, "a bar does not filter")
        counts(page.locator(".lines button[aria-pressed=true]"), 1)
        holds(page.input_value("#filter-site") != "", "the field does not show what the bar chose")
        here.keys("x")
        equal(count(1), findings_, "after clearing")
        page.locator(".bins button").nth(9).click()
        holds(count(1) < findings_, "a bin does not filter")
        here.keys("x")
        page.check("#filter-gap")
        gaps = count(1)
        holds(0 < gaps < findings_, "the impression gap does not filter")
        page.click("#tab-findings")
        with page.expect_download() as download:
            page.click("#csv")
        lines = pathlib.Path(download.value.path()).read_bytes().decode().strip().split("\r\n")
        equal(len(lines), gaps + 1, "lines of the CSV")
        here.keys("x", "v")
        page.locator("th button", has_text="Affirmed").click()
        values = [int(cell.inner_text()) for cell in page.locator("#rows td:nth-child(2)").all()[:10]]
        equal(values, sorted(values, reverse=True), "sorting")
        page.fill("#filter-search", "zzzz")
        page.wait_for_selector(".empty")


@test
def notes_print_to_pdf_with_their_decisions(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        for name in ("ct-chest-esrd.html", "index.html"):
            page = here.open(pages / name)
            if name != "index.html":
                here.keys("j", "k", "a")
            pdf = page.pdf(format="A4", print_background=True)
            holds(pdf.startswith(b"%PDF") and len(pdf) > 10_000, "no PDF of " + name)
        page = here.open(pages / "ct-chest-esrd.html")
        page.emulate_media(media="print")
        equal(page.locator("#tools").is_visible(), False, "tools on paper")
        equal(page.locator(".verdict").first.is_visible(), True, "decisions on paper")


def note_states(page):
    """Each state of a note page that a reader meets: name, and how the page comes to it."""
    yield "opened", []
    yield "decided", ["j", "k", "a", "r"]
    for name, key in (("type", "t"), ("site", "s"), ("assertion", "c"), ("comment", "n"), ("help", "?")):
        yield name, [key]
        yield "left " + name, ["Escape"]
    yield "edited", ["t", "1"]
    yield "selecting", ["m", "ArrowRight", "Shift+ArrowRight"]
    yield "adding", ["Enter"]
    yield "added", ["Enter"]
    yield "done", ["d"]


def folder_states(page):
    yield "opened", []
    yield "a row", ["j"]
    yield "findings", ["v", "j"]
    yield "help", ["?"]
    yield "left help", ["Escape"]
    page.locator(".lines button").first.click()
    yield "filtered", []
    page.fill("#filter-search", "zzzz")
    page.wait_for_selector(".empty")
    yield "nothing found", []


@test
def pages_are_accessible_in_every_state(browser, place):
    pages = place.review("corpus")
    found, states = [], 0
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            for name in ("index.html", "ct-chest-esrd.html", "autopsy-dialysis.html"):
                with visit(browser, color_scheme=scheme, viewport={"width": width, "height": 900}) as here:
                    page = here.open(pages / name)
                    page.wait_for_selector("#rows tr" if name == "index.html" else "#progress b")
                    for state, keys in (folder_states if name == "index.html" else note_states)(page):
                        here.keys(*keys)
                        states += 1
                        found += [f"{name}, {state}, {scheme}, {width}: {one}" for one in accessibility.problems(page)]
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        if wide > width:
                            found.append(f"{name}, {state} is {wide} wide at {width}")
                        found += [f"{name}, {state}: {one}" for one in accessibility.lost_focus(page)]
                    if scheme == "light":
                        page.reload()
                        page.wait_for_selector("#rows tr" if name == "index.html" else "#progress b")
                        order, wrong = accessibility.focus_order(page)
                        holds(len(order) > 8, f"Tab reaches little of {name}")
                        found += [f"{name}: {one}" for one in wrong]
    equal(found, [], f"{len(found)} problems")
    return f"{states} states"


@test
def a_dialog_keeps_the_focus_and_gives_it_back(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "ct-chest-esrd.html")
        here.keys("j", "k")
        for key in "tscn?":
            before = page.evaluate("document.activeElement.id")
            here.keys(key)
            page.wait_for_selector("dialog[open]")
            for _ in range(12):
                here.keys("Tab")
                # From the last control of a dialog Tab may go to the browser's own: the page then has no focus, never another part of it.
                holds(page.evaluate("document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"),
                      f"Tab leaves the dialog of {key}")
            here.keys("Escape")
            page.wait_for_selector("dialog", state="detached")
            equal(page.evaluate("document.activeElement.id"), before, f"the focus after {key}")


@test
def the_outline_of_the_body_leads_to_the_findings(browser, place):
    pages = place.review("corpus")
    with visit(browser) as here:
        page = here.open(pages / "ct-chest-esrd.html")
        discs = page.locator(".body .disc")
        holds(discs.count() >= 3, "no discs")
        for index in range(discs.count()):
            number = discs.nth(index).locator("text").text_content()
            holds(f"Finding {number}, " in discs.nth(index).get_attribute("aria-label"), "the name of a disc")
            discs.nth(index).click()
            equal(page.evaluate("document.querySelector('.finding.current').id"), "f" + number, "a click on a disc")
        discs.first.focus()
        here.keys("Enter")
        equal(page.evaluate("document.activeElement.id"), "f" + discs.first.locator("text").text_content())
        here.keys("r")
        counts(page.locator(".disc.refused"), 1, "rejected findings on the outline")
        # A card shows its evidence, whether it stands there or is shared with another.
        counts(page.locator("[data-as]"), 0)
        holds(page.locator("#f8 .evidence li").count() >= 5, "shared evidence")
        holds("Robbins" in page.locator('.evidence a[href^="#s"]').first.get_attribute("title"), "the title of a source")


@test
def the_longest_page_is_small_and_quick(browser, place):
    """As long as the longest real note that we know, an operative report of 31,000 characters: three notes of the corpus and prose.
    NOTES names a file of notes as JSON lines; then the largest page of its twenty longest is measured."""
    if os.environ.get("NOTES"):
        lines = [json.loads(line) for line in open(os.environ["NOTES"], encoding="utf-8") if line.strip()]
        longest = sorted(lines, key=lambda line: -len(line["text"]))[:20]
        pages = place.review("longest", {f"note-{number:02d}": line["text"] for number, line in enumerate(longest)})
        largest = max((path for path in pages.glob("note-*.html")), key=lambda path: path.stat().st_size)
    else:
        text = "\n\n".join(list(corpus().values())[:3]) + "\n\nPROCEDURE: "
        prose = "The patient was brought to the operating room and placed supine. The skin was prepped and draped in the usual fashion. "
        largest = place.review("long", {"long": text + prose * ((31_000 - len(text)) // len(prose))}) / "long.html"
    size = largest.stat().st_size
    with visit(browser) as here:
        page = here.open(largest)
        page.wait_for_selector("#progress")
    # The quickest run is the one that a busy machine disturbed least.
        times = []
        for _ in range(5):
            page.reload()
            times.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
        count = findings(page)
    holds(size < 300_000, f"{size} bytes")
    holds(min(times) < 200, f"usable after {min(times):.0f} ms")
    return f"{size / 1000:.0f} kB, {count} findings, usable after {min(times):.0f} ms (median {sorted(times)[2]:.0f})"


@test
def five_thousand_notes_stay_fluid(browser, place):
    texts = list(corpus().items())
    many = {f"{texts[number % len(texts)][0]}-{number:04d}": texts[number % len(texts)][1] for number in range(5000)}
    pages = place.review("many", many)
    with visit(browser) as here:
        page = here.open(pages / "index.html")
        paints = []
        for _ in range(5):
            page.reload()
            page.wait_for_selector("#rows tr")
            paints.append(page.evaluate("""() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(
              Math.max(...performance.getEntriesByType('paint').map((entry) => entry.startTime))), 50)))"""))
        usable = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        times = page.evaluate("""async () => {
          const times = [];
          const measure = async (act) => {
            const start = performance.now();
            act();
            document.body.offsetHeight;
            times.push(performance.now() - start);
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
          };
          const field = (id, value) => () => { const one = document.getElementById(id); one.value = value; one.dispatchEvent(new Event('input')); };
          for (let round = 0; round < 5; round += 1) {
            await measure(field('filter-type', '1'));
            await measure(field('filter-certainty', '0'));
            await measure(() => document.querySelector('.lines button').click());
            await measure(() => document.querySelectorAll('.bins button')[9].click());
            await measure(() => document.getElementById('clear').click());
          }
          return times;
        }""")
        # A search waits 60 ms for the next letter.
        search = page.evaluate("""() => new Promise((done) => {
          const field = document.getElementById('filter-search'), start = performance.now(), before = document.getElementById('shown').textContent;
          field.value = 'aortic dystrophic'; field.dispatchEvent(new Event('input'));
          const look = () => document.getElementById('shown').textContent !== before ? done(performance.now() - start) : setTimeout(look, 1);
          look();
        })""")
        rows = page.locator("#rows tr").count()
        size = (pages / "index.html").stat().st_size
        count = page.evaluate("document.getElementById('shown').textContent")
    # Five filters in five rounds, each with its quickest: what a busy machine adds is not the page's.
    best = [min(times[index::5]) for index in range(5)]
    median = lambda values: sorted(values)[len(values) // 2]
    holds(rows < 60, f"{rows} rows exist")
    holds(min(paints) < 1000, f"first paint after {min(paints):.0f} ms")
    holds(max(best) < 100, f"a filter takes {max(best):.0f} ms")
    return (f"index {size / 1e6:.1f} MB, paint {min(paints):.0f} ms (median {median(paints):.0f}), usable {usable:.0f} ms, slowest filter {max(best):.0f} ms "
            f"(median of all {median(times):.0f}, once {max(times):.0f}), search {search:.0f} ms; {count}")


if __name__ == "__main__":
    run()

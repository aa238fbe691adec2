"""Checks of a page that matter to those who cannot see it, see it badly, or have no mouse."""

SCRIPT = r"""
() => {
  const problems = [];
  const seen = (element) => element.checkVisibility({checkVisibilityCSS: true}) && element.getClientRects().length > 0;
  const hidden = (element) => Boolean(element.closest('[aria-hidden=true], [hidden], .visually-hidden'));
  const label = (element) => {
    const by = (element.getAttribute('aria-labelledby') || '').split(/\s+/).map((id) => id && document.getElementById(id)).filter(Boolean);
    if (by.length) return by.map((one) => one.textContent).join(' ');
    return element.getAttribute('aria-label') || (element.labels && element.labels.length ? element.labels[0].textContent : '')
      || element.textContent || element.getAttribute('title') || '';
  };
  const say = (what, element) => problems.push(what + ': ' + element.outerHTML.slice(0, 120));
  if (!document.documentElement.lang) problems.push('the page has no language');
  if (!document.title) problems.push('the page has no title');
  if (document.querySelectorAll('main').length !== 1) problems.push('the page has not one main part');
  if (document.querySelectorAll('h1').length !== 1) problems.push('the page has not one first heading');
  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) { if (ids.has(element.id)) say('two elements share an id', element); ids.add(element.id); }
  for (const name of ['aria-labelledby', 'aria-controls', 'aria-describedby']) {
    for (const element of document.querySelectorAll('[' + name + ']')) {
      for (const id of element.getAttribute(name).split(/\s+/)) { if (!ids.has(id)) say(name + ' points nowhere', element); }
    }
  }
  let level = 0;
  for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    if (!seen(heading) && !heading.classList.contains('visually-hidden')) continue;
    const own = Number(heading.tagName[1]);
    if (level && own > level + 1) say('a heading skips a level', heading);
    level = own;
  }
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!seen(element) || hidden(element)) continue;
    if (!label(element).trim()) say('nothing names this control', element);
    if (element.tabIndex > 0) say('a tabindex above 0 breaks the order', element);
  }
  for (const element of document.querySelectorAll('[role]')) {
    const known = ['status', 'group', 'tablist', 'tab', 'tabpanel', 'region', 'note'];
    if (['group', 'region', 'tablist', 'tabpanel'].includes(element.getAttribute('role')) && !label(element).trim()) say('nothing names this group', element);
    if (!known.includes(element.getAttribute('role'))) say('an unexpected role', element);
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.querySelector('th[scope]')) say('a table without headers', table);
  }
  for (const element of document.querySelectorAll('[aria-hidden=true]')) {
    if (element.querySelector('a[href], button, input:not([tabindex="-1"])')) say('hidden, but can be focused', element);
  }
  // Contrast, WCAG AA: 4.5 to 1, or 3 to 1 for large letters. Colours may come as color(srgb …), so a canvas reads them.
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = '#000';
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((part, index) => part * top[3] + below[index] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(rgba(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const opacity = (element) => { let value = 1; for (let one = element; one; one = one.parentElement) value *= Number(getComputedStyle(one).opacity); return value; };
  const luminance = (color) => color.slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const done = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || done.has(element) || !seen(element) || element.closest('script, style, svg, .visually-hidden, option')) continue;
    if (element.matches(':disabled')) continue;
    done.add(element);
    for (const pseudo of element.dataset.letter ? [null, '::after'] : [null]) {
      const style = getComputedStyle(element, pseudo);
      const below = ground(element), ink = rgba(style.color);
      ink[3] *= opacity(element);
      const [one, other] = [luminance(over(ink, below)), luminance(below)].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05), size = parseFloat(style.fontSize);
      const need = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      if (ratio < need - 0.01) say('contrast ' + ratio.toFixed(2) + (pseudo || ''), element);
    }
  }
  // Words in a drawing: on the disc beside them, or on the page.
  for (const element of document.querySelectorAll('svg text')) {
    if (!seen(element)) continue;
    const disc = element.parentElement.querySelector('circle'), page = ground(element);
    const below = element.closest('a') && disc ? over(rgba(getComputedStyle(disc).fill), page) : page;
    const [one, other] = [luminance(over(rgba(getComputedStyle(element).fill), below)), luminance(below)].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.49) say('contrast of a drawing ' + ((one + 0.05) / (other + 0.05)).toFixed(2), element);
  }
  return problems;
}
"""


def problems(page):
    return page.evaluate(SCRIPT)


def lost_focus(page):
    """With a dialog open, the focus is in it."""
    return page.evaluate("""() => {
      const dialog = document.querySelector('dialog[open]');
      return dialog && !dialog.contains(document.activeElement) ? ['the focus is outside of the dialog'] : [];
    }""")


def focus_order(page, limit=400):
    """The places that Tab reaches, top to bottom of the document, each visible and with an outline."""
    page.evaluate("document.activeElement && document.activeElement.blur(); window.getSelection().removeAllRanges(); window.scrollTo(0, 0); window.tabStops = []")
    order, found = [], []
    for _ in range(limit):
        page.keyboard.press("Tab")
        # Places are compared as they stand now: rows may be drawn while the focus goes down the page.
        step = page.evaluate("""() => {
          const element = document.activeElement, stops = window.tabStops, last = stops[stops.length - 1];
          if (!element || element === document.body || element === stops[0]) return null;
          stops.push(element);
          const style = getComputedStyle(element);
          return {goesBack: Boolean(last && last.isConnected && last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING),
            outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, name: element.outerHTML.slice(0, 100)};
        }""")
        if step is None:
            break
        if step["goesBack"]:
            found.append("the focus goes back: " + step["name"])
        if not step["outline"]:
            found.append("the focus cannot be seen: " + step["name"])
        order.append(step["name"])
    return order, found

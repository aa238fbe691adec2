"""Two hundred notes that try to be more than text; the same ones each time."""
import random

PIECES = [
    "<script>window.broken = 1; alert(1)</script>", "</script><script>window.broken=2</script>", "<img src=x onerror=window.broken=3>",
    "<svg onload=window.broken=4>", "]]>", "<!--", "-->", "<![CDATA[", "javascript:window.broken=5", "\"'><b onmouseover=window.broken=6>",
    "&lt;script&gt;", "&#x3c;script&#x3e;", "&amp;", "\u202e desrever \u202c", "\u200f\u200e\u2066iso\u2069", "\ufeff", "\u2028\u2029",
    "</div></section></article></main></body></html>", "<style>*{display:none}</style>", "<iframe src='javascript:window.broken=7'></iframe>",
    "<a href='javascript:window.broken=8'>calcified</a>", "</title>", "</textarea>", "{{constructor.constructor('window.broken=9')()}}",
    "<base href='https://example.invalid/'>", "<link rel=stylesheet href='https://example.invalid/x.css'>", "\\u003cscript\\u003e",
    "<meta http-equiv=refresh content='0;url=https://example.invalid'>", "'\"`", "\x0b\x0c\x1b[31m", "\u0000".replace("\0", "\x01"),
    "\U0001f9b4 ossified", "e\u0301 calcified", "\u05d2\u05d9\u05e8 calcified", "\t\t|\t", "=cmd|' /C calc'!A0", "__proto__", "constructor",
]
CLINICAL = [
    "Calcified granuloma in the left upper lobe. ", "No calcification of the aortic valve. ", "FINDINGS: ", "IMPRESSION: ",
    "Possible 3 mm calcification of the right breast. ", "Calcium 12.9 mg/dL. ", "Coronary artery calcification. ", "\n", "\n\n", "\r\n",
]


def notes(count=200, seed=7):
    dice = random.Random(seed)
    result = {}
    for number in range(count):
        parts = [dice.choice(CLINICAL)]
        for _ in range(dice.randint(2, 14)):
            piece = dice.choice(PIECES if dice.random() < 0.6 else CLINICAL)
            if dice.random() < 0.25:
                # In the midst of a word that is found.
                word = "calcification"
                cut = dice.randint(0, len(word))
                piece = word[:cut] + piece + word[cut:]
            parts.append(piece)
        name = f"hostile-{number:03d}"
        if number % 10 == 0:
            name += dice.choice(["<b>", "&amp;", "'\"", "#x", "?y=1", " %41", "javascript:alert(1)", "\u202egpj"])
        result[name] = "".join(parts)
    return result

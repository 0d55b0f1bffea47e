"""Charts that answer in a page of one file: Vega once, each chart's specification as data, and a policy for both.

A chart stands in the page as its picture and, beside it, its specification. Where scripts run, a small start script
puts the live chart in the picture's place, shortly before it is seen or printed. Where they do not, or where a chart
fails, the picture stays.

Three things keep the page safe, each without the others. A specification is data in which no character can end its
element. The policy names the two scripts by their hashes, so nothing else runs, `eval` included: Vega reads its
expressions with an interpreter. And no chart can ask for an address, because its loader refuses every one, and because
the policy allows none.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from newslib.display.pictures import as_address, bundled, compiled_bundle
from newslib.display.vega import EMBED, MIME, PNG, SVG, in_words

# Their licences ask for these lines wherever the libraries go.
_NOTICE: Final = """/*!
Vega, Vega-Lite, Vega-Embed, Vega-Tooltip, Vega-Interpreter and their parts:
Copyright (c) 2015-2025, University of Washington Interactive Data Lab. All rights reserved. BSD-3-Clause:
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of
conditions and the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice,
this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
distribution. 3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or
promote products derived from this software without specific prior written permission. THIS SOFTWARE IS PROVIDED BY THE
COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE
COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR
BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.
D3, TopoJSON, Delaunator, semver: Copyright (c) 2010-2024 Mike Bostock, (c) 2021 Mapbox, (c) Isaac Z. Schlueter and
Contributors. ISC: Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee
is hereby granted, provided that the above copyright notice and this permission notice appear in all copies. THE
SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS
SOFTWARE.
fast-json-patch, json-stringify-pretty-compact: MIT.
*/
"""

_START: Final = """(() => {
"use strict";
const OPTIONS = $options;
const started = new WeakSet();

// A view that cannot work out its chart says so, and shows an empty one all the same: here it fails instead. The bundle
// does not give the class, but any view has it.
let watching;
const EMPTY = { data: { values: [] }, mark: "point" };
const watchingView = () => watching ??= vegaEmbed(document.createElement("div"), EMPTY, OPTIONS).then(
  ({ view }) => class extends view.constructor {
    error(...words) {
      (this.problems ??= []).push(words.join(" "));
      return super.error(...words);
    }
  });

async function enliven(box) {
  if (started.has(box)) return;
  started.add(box);
  const picture = box.querySelector(".picture");
  const place = document.createElement("div");
  place.className = "live drawing";
  box.append(place);
  const refused = [];
  const refuse = async address => {
    refused.push(address);
    throw new Error(`a report loads nothing, and was asked for ${address}`);
  };
  const loader = { load: refuse, sanitize: refuse };
  try {
    const spec = JSON.parse(box.querySelector("script").textContent);
    const viewClass = await watchingView();
    const { view } = await vegaEmbed(place, spec, { ...OPTIONS, loader, viewClass });
    const problems = [...refused, ...view.problems ?? []];
    if (problems.length) {
      view.finalize();
      throw new Error(problems.join(", "));
    }
    speak(place, picture.alt ?? picture.textContent);
    place.addEventListener("submit", event => event.preventDefault());
    picture.remove();
    place.classList.remove("drawing");
    fit(box);
  } catch (error) {
    place.remove();
    console.error("This chart stays a picture:", error);
  }
}

// An image has no parts for a screen reader. Where a list below the chart changes its words, they must be parts.
function speak(place, words) {
  for (const name of ["role", "aria-roledescription", "aria-label"]) place.removeAttribute(name);
  const svg = place.querySelector("svg");
  svg.setAttribute("role", place.querySelector(".vega-bind") ? "graphics-document document" : "img");
  svg.setAttribute("aria-label", words);
}

// Bars that end at a screen's edge look whole: a chart that is cut says so, and the keyboard can scroll it.
function fit(box) {
  const wide = box.scrollWidth > box.clientWidth + 1;
  box.classList.toggle("wide", wide);
  if (wide) box.tabIndex = 0; else box.removeAttribute("tabindex");
}

const boxes = document.querySelectorAll("figure.chart");
const observer = new IntersectionObserver(seen => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    enliven(target);
  }
}, { rootMargin: "600px 0px" });
const sizes = new ResizeObserver(changed => changed.forEach(({ target }) => fit(target)));
boxes.forEach(box => { observer.observe(box); sizes.observe(box); });
addEventListener("beforeprint", () => boxes.forEach(enliven));
})();"""


@cache
def _kept() -> list[str]:
    return []


def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one classic script, with their licences; it sets `vegaEmbed`.

    The same on every call, and made without network. All else that it declares stays inside a function of its own.
    """
    if not _kept():
        keep_bundle(compiled_bundle() or bundled())
    return _kept()[0]


def keep_bundle(code: str) -> None:
    """Take what `bundled` made, perhaps in another process, for `bundle` to give."""
    _kept()[:] = [f'{_NOTICE}(() => {{\n"use strict";\n{code.strip()}\n}})();']


def start_script() -> str:
    """What makes each chart of the page live: `bundle` must stand before it."""
    options = EMBED | {"ast": True, "mode": "vega-lite", "defaultStyle": False}
    return _START.replace("$options", json.dumps(options))


def script_elements() -> str:
    """Both scripts as elements, for the end of a page's body."""
    return "\n".join(f"<script>{text}</script>" for text in (bundle(), start_script()))


def policy(*scripts: str) -> str:
    """A content-security policy under which these inline scripts run and nothing else does, and nothing is loaded.

    Parameters
    ----------
    *scripts : str
        Each exactly as it stands between its tags; none, where a page has no script.

    Returns
    -------
    str
        The policy. Styles and pictures must stand in the page itself, and no form can be sent.
    """
    hashes = " ".join(f"'sha256-{_sha256(text)}'" for text in scripts)
    rules = ["default-src 'none'", "img-src data:", "style-src 'unsafe-inline'"]
    rules += [f"script-src {hashes}"] if scripts else []
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def figure(data: Mapping[str, Any], metadata: Mapping[str, Any]) -> str:
    """A chart as it stands in a notebook's output, as an element with its picture and its specification.

    Parameters
    ----------
    data, metadata : mapping
        The output's contents and what it says of them, a MIME type each, as `theme.mimebundle` gives them.

    Returns
    -------
    str
        A `figure`. Where the output has no picture, its description stands there in words.
    """
    words = html.escape(str(data.get("text/plain") or in_words(data[MIME])))
    shown = f'<p class="picture">{words}</p>'
    kind = SVG if SVG in data else PNG
    if kind in data:
        about = metadata.get(kind, {})
        size = "".join(f' {side}="{int(about[side])}"' for side in ("width", "height") if side in about)
        alt = html.escape(str(about["alt"])) if "alt" in about else words
        source = as_address(str(data[SVG])) if kind == SVG else f"data:{PNG};base64,{''.join(str(data[PNG]).split())}"
        shown = f'<img class="picture" alt="{alt}"{size} src="{source}">'
    return f'<figure class="chart">{shown}\n<script type="application/json">{_as_data(data[MIME])}</script></figure>'


def _as_data(spec: Mapping[str, Any]) -> str:
    """A specification as JSON that can stand in a page.

    Its own embed options are left out because they would be stronger than those of the page, and the address of its
    schema because a page names none.
    """
    kept = {key: value for key, value in spec.items() if key not in ("$schema", "usermeta")}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def is_chart(output: Mapping[str, Any]) -> bool:
    """Whether a notebook's output is a chart that can be made live."""
    return MIME in output.get("data", {})

"""How the report's page looks: on a screen, light or dark, wide or narrow, and on paper."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #595959; --rule: #d9d9d9; --paper: #ffffff; --band: #f4f4f2; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b0b0b0; --rule: #444; --paper: #161616; --band: #222; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 56rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0 0 1rem; }
h2 { font-size: 1.6rem; } h3 { font-size: 1.25rem; margin-top: 2rem; } h4 { font-size: 1.05rem; }
.kicker { color: var(--soft); margin: 0; letter-spacing: .02em; }
nav { background: var(--band); padding: .2rem 1rem .6rem; margin: 2rem 0; }
nav h2 { font-size: 1.1rem; margin: .8rem 0 .4rem; }
nav ul { margin: 0; padding-left: 1.2rem; columns: 22rem; }
nav li { margin: .2rem 0; break-inside: avoid; }
a { color: inherit; text-underline-offset: .15em; }
a.anchor-link { display: none; }
section { border-top: 2px solid var(--ink); margin-top: 3rem; padding-top: .5rem; }
#findings { border-top: 0; margin-top: 0; padding-top: 0; font-size: 1.1rem; }
#findings h2 { font-size: 1.3rem; margin: .5rem 0; }
#findings li { margin: .3rem 0; }
.up { text-align: right; font-size: .9rem; margin: 2rem 0 0; }
details summary { cursor: pointer; }
img { max-width: 100%; height: auto; background: #fff; }
figure.chart { margin: .75rem 0; overflow-x: auto; }
figure.chart img { max-width: none; display: block; }
figure.wide { border: 1px solid var(--rule); }
figure.wide::before { content: "Wider than the screen: scroll it sideways."; display: block; width: fit-content;
  position: sticky; left: 0; padding: .2rem .5rem; color: var(--soft); font-size: .85rem; }
.live svg { display: block; background: #fff; }
.live.drawing { height: 0; overflow: hidden; visibility: hidden; }
.vega-bindings { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: .5rem 0; position: sticky; left: 0; }
#vg-tooltip-element table { margin: 0; font-size: .8rem; }
#vg-tooltip-element td { border: 0; padding: .1rem .3rem; }
#vg-tooltip-element td.key { color: #595959; white-space: nowrap; }
@media (max-width: 40rem) { #vg-tooltip-element { left: .5rem !important; max-width: calc(100vw - 1rem); } }
figure.wide .vega-bindings { padding: 0 .5rem; }
.vega-bind, .vega-bind label { max-width: 100%; }
.vega-bind-name { margin-right: .4rem; }
select, input, button { font: inherit; accent-color: #0072b2; }
select { max-width: 100%; min-height: 2.6rem; padding: .3rem .5rem; color: var(--ink);
  background: var(--band); border: 1px solid var(--soft); border-radius: .3rem; }
:focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
.vega-bind :focus-visible, figure.chart:focus-visible, .scroll:focus-visible { outline-offset: -3px; }
table { border-collapse: collapse; font-size: .9rem; line-height: 1.4; margin: .75rem 0; border: 0; }
th, td { padding: .3rem .6rem; border: 0; border-bottom: 1px solid var(--rule); vertical-align: top !important;
  text-align: left !important; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
td:nth-child(n+6):last-child { min-width: 12rem; }
thead th { border-bottom: 2px solid var(--ink); }
.scroll, .output_html, .text_cell_render { overflow-x: auto; }
th button { font-weight: bold; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer;
  text-align: left; white-space: nowrap; min-height: 1.6rem; }
th button::after { content: " \\2195"; color: var(--soft); font-weight: normal; }
th[aria-sort=ascending] button::after { content: " \\2191"; color: inherit; }
th[aria-sort=descending] button::after { content: " \\2193"; color: inherit; }
.filter { margin: .75rem 0; } .filter select { margin-left: .4rem; }
pre { background: var(--band); padding: .6rem .8rem; overflow-x: auto; font-size: .85rem; white-space: pre-wrap; }
code { font-size: .9em; overflow-wrap: anywhere; }
dt { font-weight: bold; margin-top: .8rem; } dd { margin: .1rem 0 0 1.2rem; }
footer { margin-top: 4rem; color: var(--soft); font-size: .9rem; border-top: 1px solid var(--rule); }
#tables td:first-child { overflow-wrap: anywhere; min-width: 7rem; } #tables td:nth-child(2) { min-width: 10rem; }
@media (max-width: 40rem) {
  #side-by-side table, #ledger table { font-size: .8rem; }
  #side-by-side :is(td, th), #ledger :is(td, th) { padding: .2rem .25rem !important; hyphens: auto; }
  #side-by-side tr > :nth-child(2) { width: 15% !important; padding: .2rem 0 !important; }
  #side-by-side tr > :nth-child(odd) { width: 42.5% !important; }
  #side-by-side tr > :nth-child(2) span, #ledger td:first-child span { font-size: .62rem !important;
    white-space: normal !important; overflow-wrap: anywhere; }
  #ledger :is(td, th):first-child { width: 20% !important; } }
@page { margin: 14mm; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10.5pt; }
  section.chapter { break-before: page; } .up, .filter, .moved { display: none; }
  .scroll, .output_html, .text_cell_render { overflow: visible; }
  th button::after { content: ""; }
  details::details-content { content-visibility: visible; height: auto; } details summary { list-style: none; }
  img, svg, tr, blockquote { break-inside: avoid; } #side-by-side tr { break-inside: auto; }
  h2, h3, h4, summary, thead { break-after: avoid; }
  table { font-size: 8.5pt; } th, td { padding: .2rem .35rem; }
  figure.chart { overflow: visible; border: 0; } figure.wide::before { display: none; }
  figure.chart img, .live svg { max-width: 100%; height: auto; max-height: 24cm; }
  .vega-bindings, #vg-tooltip-element { display: none; } }
"""

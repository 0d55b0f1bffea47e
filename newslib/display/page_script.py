"""What makes the tables of a page sortable, where scripts run: a button in each column's head."""

from __future__ import annotations

from typing import Final

# Numbers sort by value, missing values last in either direction, equal rows stay in their order. A third press of a
# button gives the first order back. All that comes from a story is read as text and never written as markup.
SORTING: Final = """(() => {
"use strict";
const MISSING = new Set(["", "NaN", "<NA>", "None", "NaT", "–"]);
const NUMBER = /^[+\\u2212-]?[\\d,]*\\.?\\d+(?:e[+-]?\\d+)?%?$/i;
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
const SIGNS = { none: "↕", ascending: "↑", descending: "↓" };

const words = (row, column) => row.cells[column].textContent.trim();
const value = text => NUMBER.test(text) ? parseFloat(text.replace(/,/g, "").replace("\\u2212", "-")) : NaN;

function sorted(rows, column, order) {
  if (order === "none") return rows;
  const sign = order === "ascending" ? 1 : -1;
  const keyed = rows.map(row => ({ row, text: words(row, column) }));
  const known = keyed.filter(({ text }) => !MISSING.has(text));
  const missing = keyed.filter(({ text }) => MISSING.has(text));
  const numbers = known.every(({ text }) => !Number.isNaN(value(text)));
  const compare = numbers
    ? (a, b) => value(a.text) - value(b.text)
    : (a, b) => a.text.localeCompare(b.text, "en", { numeric: true });
  known.sort((a, b) => sign * compare(a, b));
  return [...known, ...missing].map(({ row }) => row);
}

function makeSortable(table) {
  const body = table.tBodies[0], heads = table.tHead && table.tHead.rows[0];
  if (!body || !heads || body.rows.length < 2 || table.tHead.rows.length > 1) return;
  if ([...body.rows].some(row => row.cells.length !== heads.cells.length)) return;
  const rows = [...body.rows];
  [...heads.cells].forEach((head, column) => {
    const button = document.createElement("button");
    const sign = document.createElement("span");
    button.type = "button";
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = SIGNS.none;
    button.append(...head.childNodes, sign);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const order = NEXT[head.getAttribute("aria-sort")];
      for (const other of heads.cells) {
        other.setAttribute("aria-sort", "none");
        other.querySelector("button span").textContent = SIGNS.none;
      }
      head.setAttribute("aria-sort", order);
      sign.textContent = SIGNS[order];
      body.append(...sorted(rows, column, order));
    });
  });
}

document.querySelectorAll("table.dataframe, table.list").forEach(makeSortable);
// On paper nothing can be opened.
const closed = new Set();
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach(part => {
  closed.add(part);
  part.open = true;
}));
addEventListener("afterprint", () => { closed.forEach(part => { part.open = false; }); closed.clear(); });
})();"""

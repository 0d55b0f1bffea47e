"""The page's own script: tables that can be sorted by their heads, and a ledger that can be filtered by kind.

It only moves and hides what stands in the page, and makes its elements one by one, never from text as HTML.
"""

from __future__ import annotations

from typing import Final

SORT: Final = """(() => {
"use strict";
const MISSING = new Set(["", "NaN", "nan", "None", "<NA>", "NaT"]);
const NUMBER = /^[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?%?$/i;
const words = new Intl.Collator("en", { numeric: true });

// A value as it is compared: a number where it is one, words otherwise; what is missing is null, and comes last.
function valueOf(cell) {
  const text = cell.textContent.trim();
  if (MISSING.has(text)) return null;
  const bare = text.replaceAll(",", "").replace("\\u2212", "-");
  return NUMBER.test(bare) ? parseFloat(bare) : text;
}

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return words.compare(a, b);
}

function sortable(table) {
  const body = table.tBodies[0];
  const heads = table.tHead.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
  const original = [...body.rows];
  const plain = cells => cells.every(cell => cell.colSpan === 1 && cell.rowSpan === 1);
  if (original.length < 2 || !plain(heads) || !original.every(row => plain([...row.cells]))) return;
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const next = before === null ? "ascending" : before === "ascending" ? "descending" : null;
      heads.forEach(other => other.removeAttribute("aria-sort"));
      if (next === null) { body.append(...original); return; }
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const rows = original.map(row => ({ row, value: valueOf(row.cells[column]) }));
      rows.sort((a, b) => a.value === null || b.value === null
        ? (a.value === null) - (b.value === null) : sign * compare(a.value, b.value));
      body.append(...rows.map(({ row }) => row));
    });
    head.append(button);
  });
}

// Which rows of the ledger are shown: those whose first cell names the chosen kind.
function filterable(ledger) {
  const rows = [...ledger.querySelectorAll("tr")].filter(row => row.cells[0]?.tagName === "TD");
  const tables = ledger.querySelectorAll("table");
  const kindOf = row => row.cells[0].textContent.trim();
  const kinds = [...new Set(rows.map(kindOf))].sort(words.compare);
  if (kinds.length < 2) return;
  const choice = document.createElement("select");
  const option = (text, value) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    choice.append(made);
  };
  option("every kind", "");
  kinds.forEach(kind => option(`${kind} (${rows.filter(row => kindOf(row) === kind).length})`, kind));
  choice.addEventListener("change", () => {
    for (const row of rows) row.hidden = choice.value !== "" && kindOf(row) !== choice.value;
    for (const table of tables) table.hidden = ![...table.rows].some(row => rows.includes(row) && !row.hidden);
    for (const part of ledger.querySelectorAll("details")) {
      const inside = part.querySelector("table");
      if (inside) part.hidden = inside.hidden;
    }
    const shown = rows.filter(row => !row.hidden).length;
    told.textContent = choice.value ? ` ${shown} of ${rows.length} rows are shown.` : "";
  });
  const label = document.createElement("label");
  label.append("Show ", choice);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const line = document.createElement("p");
  line.className = "filter";
  line.append(label, told);
  ledger.querySelector("h2 + p").after(line);
}

document.querySelectorAll("table.dataframe").forEach(sortable);
const ledger = document.querySelector("#ledger");
if (ledger) filterable(ledger);
})();"""

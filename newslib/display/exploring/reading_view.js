// The story to read and press, beside what is told of a sentence and of a word.
// Every word of a story becomes a text node: nothing of it is ever read as markup, as an address or as code.

const KINDS = { h: "h3", p: "p", li: "li" };
const STYLES = { strong: "strong", mark: "mark", small: "small", tag: "span" };

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function render({ model, el }) {
  const root = element("div", "newslib-reader");
  // JupyterLab takes arrows and letters for its own unless it is told not to.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  const story = element("div", "story");
  story.setAttribute("role", "group");
  story.setAttribute("aria-label", "The story. Arrow keys move between sentences and words, Enter looks at one.");
  const aside = element("div", "aside");
  const ofSentence = element("section", "details");
  const ofTerm = element("section", "details");
  ofSentence.setAttribute("aria-label", "The sentence");
  ofTerm.setAttribute("aria-label", "The word or name");
  const ofSummary = element("section", "details summary");
  ofSummary.setAttribute("aria-label", "The summary");
  for (const place of [ofSentence, ofTerm, ofSummary]) place.tabIndex = 0;  // what scrolls, the keyboard can scroll
  ofSentence.setAttribute("aria-live", "polite");
  ofTerm.setAttribute("aria-live", "polite");
  aside.append(ofSentence, ofTerm);
  root.append(story, aside, ofSummary);
  el.append(root);

  const tell = what => {
    // Counted from the model: a page that was loaded again, or a second view, must not repeat a number.
    model.set("event", { ...what, number: (model.get("event").number || 0) + 1 });
    model.save_changes();
  };
  const look = (sentence, offset) => tell({ kind: "look", sentence, offset });

  const sentences = () => [...story.querySelectorAll(".sentence")];
  const current = () => story.querySelector('[tabindex="0"]');

  function focus(target) {
    const before = current();
    if (before) before.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  }

  function write() {
    const held = story.contains(document.activeElement);
    const at = current();
    const kept = at && { sentence: at.dataset.sentence, offset: at.dataset.offset };
    const columns = new Map();
    let block = null, paragraph = null;
    for (const row of model.get("rows")) {
      if (!columns.has(row.half)) {
        const column = element("div", "half");
        column.append(element("h3", "", `Version ${row.half}`));
        columns.set(row.half, column);
        block = null;
      }
      if (block !== row.block) {
        block = row.block;
        paragraph = element("div", `block kind-${/^[a-z]+$/.test(row.kind) ? row.kind : "other"}`);
        if (row.kind !== "paragraph") paragraph.append(element("span", "tag", row.kind));
        columns.get(row.half).append(paragraph);
      }
      paragraph.append(sentenceOf(row), " ");
    }
    story.replaceChildren(...columns.values());
    mark();
    const all = sentences();
    const again = kept && [...story.querySelectorAll("[data-sentence]")].find(
      node => node.dataset.sentence === kept.sentence && node.dataset.offset === kept.offset);
    const stop = again || all[0];
    if (stop) stop.tabIndex = 0;
    if (held && stop) stop.focus();
  }

  function sentenceOf(row) {
    const whole = element("span", "sentence");
    whole.dataset.sentence = row.sentence;
    whole.tabIndex = -1;
    whole.setAttribute("role", "button");
    if (row.rank) {
      whole.classList.add("chosen");
      whole.append(element("span", "tag rank", `summary: rank ${row.rank}`));
    }
    whole.append(element("span", "number", row.sentence));
    row.pieces.forEach((text, i) => {
      if (i % 2 === 0) { whole.append(text); return; }
      const word = element("span", "word", text);
      word.dataset.sentence = row.sentence;
      word.dataset.offset = row.starts[(i - 1) / 2];
      word.tabIndex = -1;
      whole.append(word);
    });
    for (const tag of row.tags) whole.append(" ", element("span", "tag", tag));
    return whole;
  }

  function mark() {
    const picked = model.get("picked");
    const used = new Set(picked.offsets);
    for (const node of sentences()) {
      const on = Number(node.dataset.sentence) === picked.sentence;
      node.classList.toggle("picked", on);
      node.setAttribute("aria-pressed", String(on));
    }
    for (const node of story.querySelectorAll(".word")) node.classList.toggle("used", used.has(Number(node.dataset.offset)));
  }

  function tellOf(place, lines) {
    let list = null;
    const made = [];
    for (const line of lines) {
      const node = element(KINDS[line.kind] || "p");
      for (const part of line.parts) node.append(partOf(part));
      if (line.kind !== "li") { list = null; made.push(node); continue; }
      if (!list) { list = element("ul"); made.push(list); }
      list.append(node);
    }
    place.replaceChildren(...made);
  }

  function partOf(part) {
    if (part.go !== undefined) {
      const button = element("button", `go ${part.style === "small" ? "small" : ""}`, part.text);
      button.type = "button";
      button.addEventListener("click", () => {
        look(part.go, null);
        const there = sentences().find(node => Number(node.dataset.sentence) === part.go);
        if (there) focus(there);  // the button goes away when the answer comes, and the focus must not go with it
      });
      return button;
    }
    if (!STYLES[part.style]) return document.createTextNode(part.text);
    return element(STYLES[part.style], part.style === "tag" ? "tag" : "", part.text);
  }

  story.addEventListener("click", event => {
    const word = event.target.closest(".word");
    const sentence = event.target.closest(".sentence");
    if (!sentence) return;
    focus(word || sentence);
    look(Number(sentence.dataset.sentence), word ? Number(word.dataset.offset) : null);
  });

  root.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      tell({ kind: event.shiftKey ? "redo" : "undo" });
      return;
    }
    const at = event.target.closest(".word, .sentence");
    if (!at || !story.contains(at) || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = sentences();
    const sentence = at.closest(".sentence");
    const words = [...sentence.querySelectorAll(".word")];
    const place = all.indexOf(sentence), within = words.indexOf(at);
    const moves = {
      ArrowDown: () => all[place + 1],
      ArrowUp: () => all[place - 1],
      Home: () => all[0],
      End: () => all[all.length - 1],
      ArrowRight: () => words[within + 1],
      ArrowLeft: () => within > 0 ? words[within - 1] : sentence,
      Escape: () => sentence,
    };
    if (moves[event.key]) {
      event.preventDefault();
      const target = moves[event.key]();
      if (target) focus(target);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      look(Number(sentence.dataset.sentence), at === sentence ? null : Number(at.dataset.offset));
    }
  });

  const told = [[ofSentence, "of_sentence"], [ofTerm, "of_term"], [ofSummary, "of_summary"]];
  model.on("change:rows", write);
  model.on("change:picked", mark);
  for (const [place, name] of told) {
    model.on(`change:${name}`, () => tellOf(place, model.get(name)));
    tellOf(place, model.get(name));
  }
  write();
  return () => model.off();
}

export default { render };

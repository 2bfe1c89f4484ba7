"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const items = all("[data-item]");
  const changes = all("[data-change]");
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const boxes = all("input[data-status]");
  const texts = new WeakMap();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };

  // Filter and search: an item is shown if its status is ticked and it holds the words.
  const filter = () => {
    const hidden = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.status));
    const words = search ? search.value.trim().toLowerCase() : "";
    let count = 0;
    for (const item of items) {
      item.hidden = hidden.has(item.dataset.item) || (words !== "" && !textOf(item).includes(words));
      if (!item.hidden) count += 1;
    }
    const narrowed = words !== "" || hidden.size > 0;
    for (const fold of all("details.fold")) {
      const left = all("[data-item]", fold).some((item) => !item.hidden);
      fold.hidden = narrowed && !left;
      if (words !== "" && left) fold.open = true;
    }
    if (shown) shown.textContent = narrowed ? shown.dataset.text.replace("{count}", count).replace("{all}", items.length) : "";
    highlight(words);
  };
  const highlight = (words) => {
    if (!window.Highlight) return;
    CSS.highlights.delete("search");
    if (words === "") return;
    const ranges = [];
    const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
    while (ranges.length < 2000 && walker.nextNode()) {
      const node = walker.currentNode, text = node.data.toLowerCase();
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, Math.min(node.length, at + words.length));
        ranges.push(range);
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
  };
  // A box that stands for nothing on this page is not shown.
  for (const box of boxes) box.parentElement.hidden = !items.some((item) => item.dataset.item === box.dataset.status);
  let waiting;
  if (search) search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  for (const box of boxes) box.addEventListener("change", filter);

  // Going to a piece of evidence: open what folds it, mark it, name it in the address.
  let current = null;
  const go = (item) => {
    if (!item) return;
    for (let fold = item.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (current) current.classList.remove("current");
    current = item;
    item.classList.add("current");
    item.setAttribute("tabindex", "-1");
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
    if (item.id) history.replaceState(null, "", "#" + encodeURIComponent(item.id));
  };
  const step = (by) => {
    const list = changes.filter((item) => !item.hidden);
    if (list.length === 0) return;
    let at = list.indexOf(current);
    if (at < 0 && by < 0) at = 0;
    go(list[(at + by + list.length) % list.length]);
  };
  const fromAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) { const item = document.getElementById(id); if (item && item.hasAttribute("data-item")) go(item); }
  };
  addEventListener("hashchange", fromAddress);

  // Sorting a table by the column whose head is pressed; numbers by their value.
  const sort = (head) => {
    const table = head.closest("table"), body = table.tBodies[0];
    const column = head.cellIndex, descending = head.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const rows = [...body.rows].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
      const order = isFinite(x) && isFinite(y) ? x - y : x.localeCompare(y, document.documentElement.lang);
      return descending ? -order : order;
    });
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    body.append(...rows);
  };

  const theme = () => {
    const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = (root.dataset.theme ?? (dark ? "dark" : "light")) === "dark" ? "light" : "dark";
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const actions = { next: () => step(1), previous: () => step(-1), theme, print: () => print() };
    if (actions[button.dataset.action]) actions[button.dataset.action]();
    else if (button.closest("th")) sort(button.closest("th"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
      if (event.key === "Enter") { filter(); step(1); }
      return;
    }
    const keys = { "]": () => step(1), "[": () => step(-1), "n": () => step(1), "p": () => step(-1), "t": theme, "/": () => search && search.focus() };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])").filter((fold) => !fold.classList.contains("same")); for (const fold of opened) fold.open = true; });
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
  fromAddress();
})();

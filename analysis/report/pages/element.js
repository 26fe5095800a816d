// Elements of a page. Text is always text: nothing here, and nothing that uses it, reads HTML.

const svgSpace = "http://www.w3.org/2000/svg";

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** h("p", {class: "note"}, "text", h("b", null, "more")) */
export const h = (tag, attributes, ...children) =>
  furnish(document.createElement(tag), attributes, children);

/** The same for drawings. */
export const s = (tag, attributes, ...children) =>
  furnish(document.createElementNS(svgSpace, tag), attributes, children);

/** A table with a caption; the first cell of a row is its heading. Cells are text or elements. */
export function table(caption, columns, rows) {
  return h(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      null,
      h("caption", null, caption),
      h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name)))),
      h(
        "tbody",
        null,
        rows.map((row) =>
          h(
            "tr",
            null,
            row.map((cell, at) =>
              at === 0 ? h("th", { scope: "row" }, cell) : h("td", null, cell),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Hands a text to the reader as a file, without any network. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

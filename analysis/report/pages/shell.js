// What every page has: its data, its language switch, its beginning and its end.

import { h } from "./element.js";
import { language, languages, learn, said, speak, t } from "./language.js";

const written = (id) => JSON.parse(document.getElementById(id).textContent);

/** The data that was written into the page, with the words it needs in other languages. */
export function data() {
  learn(written("words"));
  return written("data");
}

function languageSwitch(again) {
  const change = (code) => {
    speak(code);
    again();
    document.getElementById(`language-${code}`)?.focus();
  };
  return h(
    "div",
    { class: "languages", role: "group", "aria-label": t("Language") },
    languages.map((one) =>
      h(
        "button",
        {
          type: "button",
          id: `language-${one.code}`,
          lang: one.code,
          dir: one.direction,
          "aria-pressed": String(one.code === language().code),
          onclick: () => change(one.code),
        },
        one.name,
      ),
    ),
  );
}

/**
 * Draws the page, and draws it again when the language changes: `content()` returns the elements
 * of its main part, after which `settled()` may draw what needs to know its size.
 */
export function open({ title, content, settled = () => {} }) {
  const draw = () => {
    document.title = said(title());
    document.body.replaceChildren(
      ...[...document.body.querySelectorAll(":scope > script")],
      h("a", { class: "skip", href: "#content" }, t("Skip to the content")),
      h("header", { class: "page-head" }, languageSwitch(draw)),
      h("main", { id: "content", tabindex: "-1" }, content()),
    );
    settled();
  };
  speak(document.documentElement.lang);
  draw();
}

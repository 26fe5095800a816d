// Sentences of the model, which come with the data, each once, in the languages they are written in.

import { h } from "./element.js";
import { language, said } from "./language.js";

let texts = [];

/** From now on numbers stand for these texts. */
export function useTexts(list) {
  texts = list;
}

/** The text as a string; what has no translation is English. */
export const told = (text) => said(typeof text === "number" ? texts[text] : text);

/** The text for an element: in the reader's language, or in English, and then marked as English. */
export function words(text) {
  const all = typeof text === "number" ? texts[text] : text;
  if (all === null || typeof all !== "object") return String(all ?? "");
  const own = all[language().code];
  if (own !== undefined) return own;
  return h("span", { lang: "en", dir: "ltr" }, all.en ?? "");
}

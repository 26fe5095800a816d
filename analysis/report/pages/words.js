// Sentences of the model, which come with the data in the languages that they have been written in.

import { h } from "./element.js";
import { language } from "./language.js";

/** The text in the reader's language, or in English, and then marked as English. */
export function words(text) {
  if (text === null || typeof text !== "object") return String(text ?? "");
  const own = text[language().code];
  if (own !== undefined) return own;
  return language().code === "en" ? "" : h("span", { lang: "en", dir: "ltr" }, text.en ?? "");
}

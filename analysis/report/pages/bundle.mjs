// Bundles the pages and writes them as C++: node bundle.mjs <folder with node_modules> <out.cpp>
//
// Each page becomes one script and one sheet of style, minified, with everything they import. The
// content security policy of a page admits these bytes alone, so their SHA-256 is taken here, where
// they are made. Of the dictionaries of analysis/language/ each gets what its own sources may say;
// what its data say comes with the data (page.cpp).

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [modules, out] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const languages = join(here, "../../language");
const { build } = createRequire(join(modules, "package.json"))("esbuild");

/** English text to its translations, in the order of their languages: `{"late": ["…", "…"]}`. */
function translations() {
  const found = {};
  const files = existsSync(languages) ? readdirSync(languages).sort() : [];
  const codes = files.filter((file) => /^[a-z]{2}\.json$/.test(file));
  for (const [at, file] of codes.entries())
    for (const [english, text] of Object.entries(JSON.parse(readFileSync(join(languages, file), "utf8"))))
      (found[english] ??= [])[at] = text;
  return found;
}

/** Those that occur in a text, in the manner of files (`managed_deadlock`) or of people. */
function occurring(known, text) {
  const occurs = (english) => {
    const name = english.replace(/^[a-z]+: /, "");
    return [english, name, name.replaceAll(" ", "_")].some((form) => text.includes(form));
  };
  return Object.fromEntries(Object.entries(known).filter(([english]) => occurs(english)));
}

/** `import dictionary from "dictionary"` */
const dictionary = (contents) => ({
  name: "dictionary",
  setup(bundling) {
    bundling.onResolve({ filter: /^dictionary$/ }, () => ({ path: "dictionary", namespace: "dictionary" }));
    bundling.onLoad({ filter: /.*/, namespace: "dictionary" }, () => ({
      contents: JSON.stringify(contents),
      loader: "json",
    }));
  },
});

const built = (entry, words) =>
  build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    legalComments: "none",
    nodePaths: [join(modules, "node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [dictionary(words)],
    logLevel: "warning",
  });

/** What stands in the sources of our own that an entry is made of. */
async function ownText(entry) {
  const { inputs } = (await built(entry, {})).metafile;
  const own = Object.keys(inputs).filter((path) => resolve(path).startsWith(here) && path.endsWith(".js"));
  return own.map((path) => readFileSync(path, "utf8")).join("\n");
}

async function bundled(entry) {
  const said = entry.endsWith(".js") ? occurring(translations(), await ownText(entry)) : {};
  const result = await built(entry, said);
  // A raw "</script" would end the element it stands in; esbuild sees to it, and we make sure.
  const text = result.outputFiles[0].text;
  if (/<\/(script|style)/i.test(text)) throw new Error(`${entry} would end its own element`);
  return text;
}

const hash = (text) => "sha256-" + createHash("sha256").update(text, "utf8").digest("base64");

/** A C++ literal in short pieces; bytes other than plain ASCII are written in octal. */
function literal(text) {
  const bytes = Buffer.from(text, "utf8");
  const lines = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    let line = "";
    for (const byte of bytes.subarray(at, at + 4096)) {
      const plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
      line += plain ? String.fromCharCode(byte) : "\\" + byte.toString(8).padStart(3, "0");
    }
    lines.push(`    "${line}"`);
  }
  return `std::string_view(\n${lines.join("\n") || '    ""'},\n    ${bytes.length})`;
}

let cpp = '// Made by analysis/report/pages/bundle.mjs.\n#include "analysis/report/page.hpp"\n\n';
cpp += "namespace backchannel {\n\n";
for (const page of ["report", "walk"]) {
  const script = await bundled(`${page}.js`);
  const style = await bundled(`${page}.css`);
  const parts = [literal(script), `"${hash(script)}"`, literal(style), `"${hash(style)}"`];
  cpp += `extern const PageParts k${page[0].toUpperCase()}${page.slice(1)}Parts{\n`;
  cpp += parts.join(",\n") + "};\n\n";
}
cpp += "}  // namespace backchannel\n";
writeFileSync(out, cpp);

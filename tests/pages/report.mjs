// The report in a real browser: what it asks of the network, what it logs, who can read it.
// node report.mjs <program> <folder with node_modules> <folder to write in> <sources>

import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, drawEverything, equal, finish, hostile, inEveryLook, open, out, run, violations, withBrowser } from "./browser.mjs";

const sources = process.argv[5];
const main = join(out, "report.html");
const again = join(out, "report_again.html");
const muscat = join(sources, "scenarios/muscat_2026.yaml");
const small = ["-n", "200", "--watched", "40", "--ablation", "30", "--sensitivity", "16", "-q"];

run("report", muscat, ...small, "-o", main);
run("report", muscat, ...small, "-j", "1", "-o", again);
const bytes = (file) => readFileSync(file, "utf8").replaceAll("report_again.html", "report.html");
check("the same runs make the same bytes on any number of threads", bytes(main) === bytes(again));
check("a page is at most 1.5 MB", statSync(main).size <= 1.5e6, String(statSync(main).size));

const episode = join(out, "episode.html");
run("report", join(sources, "scenarios/episodes/H11_muscat_round_february_2026.yaml"), ...small.slice(0, 6), "-q", "-o", episode);
const laboratory = join(out, "laboratory.html");
run("report", join(sources, "scenarios/laboratory/ladder.yaml"), "-n", "100", "-q", "-o", laboratory);
const store = join(out, "store.html");
rmSync(join(out, "store.sqlite"), { force: true });
run("run", muscat, "-n", "60", "--arm", "as it was", "--arm", "direct", "--store", join(out, "store.sqlite"), "-q");
run("report", join(out, "store.sqlite"), "--watched", "20", "--ablation", "0", "-q", "-o", store);

// --- A hundred hostile texts ---------------------------------------------------------------------

equal("there are a hundred of them", hostile.length, 100);
const nameable = (text, at) => `${text.replaceAll(".", ",").replaceAll("[", "(").replaceAll("]", ")")} no ${at}`;
const names = hostile.map(nameable);
const base = join(out, "hostile_base.yaml");
const hostileFile = join(out, "hostile.yaml");
rmSync(base, { force: true });
run("new", join(out, "hostile_base"));
// Replacements are functions: `$&` in a text must stay what it is.
const scenario = [
  [/^title: .*$/m, `title: ${JSON.stringify(hostile[0] + hostile[4])}`],
  [/^asks: >\n(  .*\n)+/m, `asks: ${JSON.stringify(hostile.join(" "))}\nhow_it_works: ${JSON.stringify(hostile[8])}\n`],
  ["osmund: {role: intermediary, says: an island that both sides trust}", `osmund: {role: intermediary, says: ${JSON.stringify(hostile[4])}}`],
  ["  new sanctions:\n", `  ${JSON.stringify(names[4])}:\n    says: ${JSON.stringify(hostile[40])}\n`],
  [/^arms:\n[\s\S]*$/m, "arms:\n" + names.map((name, at) => `  ${JSON.stringify(name)}: {says: ${JSON.stringify(hostile[at])}, set: {horizon: ${90 + at}d}}\n`).join("")],
].reduce((text, [what, by]) => text.replace(what, () => by), readFileSync(base, "utf8"));
writeFileSync(hostileFile, scenario);
const hostilePage = join(out, "hostile.html");
run("report", hostileFile, "-n", "20", "--watched", "3", "--ablation", "2", "-q", "-o", hostilePage);

/** Meanings of parameters, facts of documents and the sentences of told runs that have no letter of
 * the Arabic script in them. */
async function spokenIn(page) {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    return new Promise((resolve) =>
      setTimeout(() => {
        const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
        const parameters = texts(".parameters tbody tr > :nth-child(4)");
        const facts = texts(".documents tbody tr > :nth-child(2)");
        const told = texts(".run .twin tbody tr > :nth-child(3)");
        const foreign = [...parameters, ...facts, ...told].filter((text) => !/[\u0600-\u06ff]/.test(text));
        for (const one of document.querySelectorAll("details")) one.open = false;
        resolve({ parameters: parameters.length, facts: facts.length, told: told.length, foreign });
      }, 300),
    );
  });
}

await withBrowser(async (browser) => {
  for (const [name, file] of Object.entries({ main, episode, laboratory, store, hostile: hostilePage })) {
    const { context, page, faults } = await open(browser, file);
    await drawEverything(page);
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
    equal(`${name}: nothing is asked for, logged or thrown`, faults, []);
    const twins = await page.evaluate(() =>
      [...document.querySelectorAll(".figure")]
        .filter((one) => one.querySelector(".chart"))
        .map((one) => ({
          question: one.querySelector("h2, h3")?.textContent,
          twin: one.querySelectorAll("details.twin tbody tr").length > 0,
          csv: one.querySelector("details.twin button") !== null,
          drawn: [...one.querySelectorAll(".chart")].every((chart) => chart.querySelector("svg")),
          words: [...one.querySelectorAll(".chart")].every((chart) => (chart.ariaLabel ?? chart.getAttribute("aria-label") ?? "").length > 20),
        })),
    );
    for (const one of twins)
      check(`${name}: “${one.question}” has drawing, words, table and files`, one.twin && one.csv && one.drawn && one.words && one.question, JSON.stringify(one));
    check(`${name}: there are charts`, twins.length >= 3, String(twins.length));
    await context.close();
  }

  // Pointing at a chart tells its numbers, and breaks no rule of the page.
  {
    const { context, page, faults } = await open(browser, main);
    await drawEverything(page);
    for (const id of ["outcomes", "intervals", "differences", "benefits", "first", "level-trust", "indicators"]) {
      const chart = page.locator(`#${id}-question ~ .figure-body .chart`).first();
      await chart.scrollIntoViewIfNeeded();
      const before = await chart.evaluate((one) => one.textContent.length);
      const box = await chart.boundingBox();
      let told = false;
      for (let k = 1; k < 30 && !told; ++k) {
        await page.mouse.move(box.x + (box.width * k) / 30, box.y + box.height * (0.2 + 0.02 * k));
        told = (await chart.evaluate((one) => one.textContent.length)) > before + 5;
      }
      check(`pointing at “${id}” tells something`, told || ["intervals", "differences", "benefits", "indicators"].includes(id));
    }
    equal("pointing: no faults", faults, []);
    await context.close();
  }

  // Every hostile text is there as text, and nothing of it became anything else.
  {
    const { context, page, faults } = await open(browser, hostilePage);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const found = await page.evaluate(() => ({
      caught: globalThis.caught,
      scripts: document.scripts.length,
      strangers: document.querySelectorAll("img, iframe, object, embed, link:not([rel=icon]), main b, main style").length,
      terms: [...document.querySelectorAll("dt")].map((one) => one.textContent),
      meanings: [...document.querySelectorAll("dd")].map((one) => one.textContent),
      asks: document.querySelector(".asks").textContent,
      title: document.title,
      heading: document.querySelector("h1").textContent,
    }));
    equal("hostile: nothing ran", [found.caught ?? null, found.scripts, found.strangers], [null, 3, 0]);
    for (const [at, name] of names.entries()) {
      check(`hostile: the name “${name}” is text`, found.terms.includes(name));
      check(`hostile: “${hostile[at]}” is text`, found.meanings.includes(hostile[at]));
    }
    check("hostile: the question is text", found.asks.includes(hostile[0]) && found.asks.includes(hostile[99]));
    equal("hostile: so is the title", [found.title.replaceAll(/\s+/g, " "), found.heading], [(hostile[0] + hostile[4]).replaceAll(/\s+/g, " "), hostile[0] + hostile[4]]);
    equal("hostile: no faults", faults, []);
    await context.close();
  }

  // With the keyboard alone.
  {
    const { context, page, faults } = await open(browser, main);
    await page.keyboard.press("Tab");
    equal("the first stop skips to the content", await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    equal("which takes the reader there", await page.evaluate(() => document.activeElement.id), "content");
    const stops = new Set();
    for (let i = 0; i < 40; ++i) {
      await page.keyboard.press("Tab");
      stops.add(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName));
    }
    check("the choice of variant is among the stops", stops.has("arm"), [...stops].join(" "));
    await page.focus("#arm");
    const before = await page.textContent("#intervals-question ~ .figure-body .legend");
    await page.keyboard.press("ArrowDown");
    const after = await page.textContent("#intervals-question ~ .figure-body .legend");
    check("choosing another variant draws it", before !== after, after);
    const summary = page.locator("#outcomes-question ~ .figure-body summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    check("a table opens by the keyboard", await page.locator("#outcomes-question ~ .figure-body details").evaluate((one) => one.open));
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#outcomes-question ~ .figure-body details button").press("Enter")]);
    const csv = readFileSync(await file.path(), "utf8");
    check("a table is taken away as CSV", csv.split("\n").length > 12 && csv.includes("as it was"), csv.slice(0, 200));
    const [drawing] = await Promise.all([page.waitForEvent("download"), page.locator("#outcomes-question ~ .figure-body figure button").press("Enter")]);
    check("a chart is taken away as SVG", readFileSync(await drawing.path(), "utf8").startsWith("<svg"));
    equal("nothing was logged meanwhile", faults, []);
    await context.close();
  }

  // On paper, and soon there.
  {
    const { context, page } = await open(browser, main, { colorScheme: "dark" });
    await page.pdf({ path: join(out, "report.pdf"), format: "A4" });
    const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
    console.log(`ready after ${Math.round(ready)} ms (not asserted)`);
    await context.close();
  }
});

async function inOneLook(browser, look, { language, ...options }) {
  const { context, page, faults } = await open(browser, main, { ...options, bypassCSP: true });
  if (language) {
    await page.click(`#language-${language}`);
    equal(`${look}: the page turns`, await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.activeElement.id]), [language, "rtl", `language-${language}`]);
  }
  await drawEverything(page);
  if (language) {
    const words = await spokenIn(page);
    check(`${look}: there are parameters, documents and told runs`, words.parameters > 300 && words.facts > 50 && words.told > 20, JSON.stringify(words));
    equal(`${look}: what they say is said in that language`, words.foreign, []);
  }
  await page.screenshot({ path: join(out, `${look}.png`), fullPage: true });
  equal(`${look}: nothing scrolls sideways`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  equal(`${look}: no faults`, faults, []);
  equal(`${look}: axe finds nothing against WCAG 2.2 AA`, await violations(page), []);
  await context.close();
}

await inEveryLook(inOneLook);

finish();

// The report: what a scenario answers, and how surely.
import { h } from "./element.js";
import { said } from "./language.js";
import { data, open } from "./shell.js";

const report = data();
open({ title: () => report.title, content: () => [h("h1", null, said(report.title))] });

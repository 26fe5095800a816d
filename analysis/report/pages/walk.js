// One run to walk through.
import { h } from "./element.js";
import { data, open } from "./shell.js";

const run = data();
open({ title: () => run.title, content: () => [h("h1", null, run.title)] });

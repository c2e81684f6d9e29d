// Runs the browser tests, file by file. A file that fails is run once more, and that it was is said at the end: a browser
// that is driven on a busy machine is late now and then, and a fault of ours fails twice.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../tests/browser/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort();
const passes = (name) => {
  const options = ["--test", "--test-reporter=spec", "--test-concurrency=1", `${folder}${name}`];
  return spawnSync(process.execPath, options, { stdio: "inherit" }).status === 0;
};

const [again, failed] = [[], []];
for (const name of files) {
  console.log(`\n${name}`);
  if (passes(name)) continue;
  again.push(name);
  console.log(`\n${name}, once more`);
  if (!passes(name)) failed.push(name);
}
console.log(`\n${files.length - failed.length} passed, ${failed.length} failed`);
if (again.length > 0) console.log(`run twice: ${again.join(", ")}`);
if (failed.length > 0) console.log(`failed twice: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

// Runs the browser tests: a file a core at a time, the longest first, and then, alone, those that measure. A file that fails
// is run once more, alone, and that it was is said at the end: a browser that is driven on a busy machine is late now and
// then, and a fault of ours fails twice.

import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../tests/browser/", import.meta.url));
/** They hold the page to milliseconds, or to what moves while it loads, which depend on a neighbour. */
const MEASURING = ["first-paint.test.mjs", "import-progress.test.mjs", "long-tasks.test.mjs"];
/** A browser that has stopped answering never ends by itself; the longest file takes half of this on two slow cores. */
const PATIENCE = 15 * 60_000;
const abreast = Number(process.env.ABREAST ?? availableParallelism());

const size = (name) => statSync(`${folder}${name}`).size;
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const waiting = files.filter((name) => !MEASURING.includes(name)).sort((a, b) => size(b) - size(a));
const alone = files.filter((name) => MEASURING.includes(name));

const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill("SIGTERM")));
for (const broken of ["SIGINT", "SIGTERM"]) process.once(broken, () => process.exit(1));

/** Runs a file, prints what it said when it has ended, and resolves to whether it passed. */
function passes(name) {
  const options = ["--test", "--test-reporter=spec", "--test-concurrency=1", `${folder}${name}`];
  const started = Date.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    // At this signal the runner says what had passed, and its browsers end.
    const stuck = setTimeout(() => child.kill("SIGTERM"), PATIENCE);
    const said = [];
    child.stdout.on("data", (words) => said.push(words));
    child.stderr.on("data", (words) => said.push(words));
    child.once("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.once("close", (code) => {
      clearTimeout(stuck);
      running.delete(child);
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`\n${name}: ${code === 0 ? "passed" : "failed"} in ${seconds} s\n${Buffer.concat(said)}`);
      done(code === 0);
    });
  });
}

const [again, failed] = [[], []];
async function lane() {
  for (let name = waiting.shift(); name; name = waiting.shift()) if (!(await passes(name))) again.push(name);
}
await Promise.all(Array.from({ length: abreast }, lane));
for (const name of alone) if (!(await passes(name))) again.push(name);
for (const name of again) if (!(await passes(name))) failed.push(name);

console.log(`\n${files.length - failed.length} passed, ${failed.length} failed`);
if (again.length > 0) console.log(`run twice: ${again.join(", ")}`);
if (failed.length > 0) console.log(`failed twice: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

// A data set of a million rows beside the page's own, made by `capaian sample` into the target folder,
// and the script that notes tasks of the main thread over 50 ms.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CAPAIAN, capaian, DIST, TARGET } from "./harness.mjs";

export const LONG_TASKS = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });`;

/** Further files for the server: `config.json` with the data set `million`, and that data set. */
export function millionRows() {
  const folder = join(TARGET, "million-rows");
  const made = statSync(join(folder, "manifest.json"), { throwIfNoEntry: false });
  if (!made || made.mtimeMs < statSync(CAPAIAN).mtimeMs) {
    capaian("sample", "--rows", "1000000", "--placements-only", "--out", folder);
  }
  const config = JSON.parse(readFileSync(join(DIST, "config.json"), "utf8"));
  const title = { id: "Satu juta baris", en: "A million rows" };
  config.data_sets.push({ id: "million", title, manifest: "data/million/manifest.json" });
  const files = { "/config.json": { type: "application/json", body: JSON.stringify(config) } };
  for (const name of readdirSync(folder)) {
    files[`/data/million/${name}`] = {
      type: name.endsWith(".json") ? "application/json" : "application/vnd.apache.arrow.file",
      body: readFileSync(join(folder, name)),
    };
  }
  return { files };
}

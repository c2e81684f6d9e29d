// Large data sets beside the page's own, made by `capaian sample` into the target folder, and the script
// that notes tasks of the main thread over 50 ms.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CAPAIAN, capaian, DIST, TARGET } from "./harness.mjs";

export const LONG_TASKS = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });`;

/** The id of the data set with so many rows. */
export const idOf = (rows) => `rows-${rows}`;

/** Further files for the server: `config.json` with a data set for each number of rows, and those. */
export function manyRows(...counts) {
  const config = JSON.parse(readFileSync(join(DIST, "config.json"), "utf8"));
  const files = {};
  for (const rows of counts) {
    const id = idOf(rows);
    const count = (lang) => rows.toLocaleString(lang);
    const title = { id: `${count("id")} baris`, en: `${count("en")} rows` };
    config.data_sets.push({ id, title, manifest: `data/${id}/manifest.json` });
    const folder = made(rows);
    for (const name of readdirSync(folder)) {
      files[`/data/${id}/${name}`] = {
        type: name.endsWith(".json") ? "application/json" : "application/vnd.apache.arrow.file",
        body: readFileSync(join(folder, name)),
      };
    }
  }
  files["/config.json"] = { type: "application/json", body: JSON.stringify(config) };
  return { files };
}

function made(rows) {
  const folder = join(TARGET, idOf(rows));
  const made = statSync(join(folder, "manifest.json"), { throwIfNoEntry: false });
  if (!made || made.mtimeMs < statSync(CAPAIAN).mtimeMs) {
    capaian("sample", "--rows", String(rows), "--placements-only", "--out", folder);
  }
  return folder;
}

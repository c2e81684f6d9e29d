// A file of the person's own on its way through the page.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TARGET } from "./harness.mjs";

/** A file with this content, made now. */
export function made(name, content) {
  const folder = join(TARGET, "tmp");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Opens the page in Indonesian, where nothing was chosen for a file before. */
export async function openFresh(page) {
  await page.open("?v=1&lang=id");
  await page.run(() => localStorage.clear());
}

/** Waits for the form in which the columns of a file are mapped. */
export function formShown(page) {
  return page.until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
}

/** Chooses a file and waits for its form. */
export async function bring(page, path) {
  await page.chooseFile('[data-control="file"]', path);
  await formShown(page);
}

/** Reads the file as the form says, and waits for its report and its charts. */
export async function read(page) {
  await page.click('[data-action="import"]');
  await page.until(
    () => document.querySelector('[data-panel="report"]') && !document.querySelector('[data-panel="import"]'),
    "there is a report",
  );
  await page.settled();
}

/** Waits until no file is being brought. */
export function importGone(page) {
  return page.until(() => !document.querySelector('[data-panel="import"]'), "the page is as before");
}

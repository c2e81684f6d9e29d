// Our engine in two workers.

import { splitOver } from "./capaian-split.mjs";

export const { load, step, read, memory } = splitOver(2);

// Our engine in one worker.

import { splitOver } from "./capaian-split.mjs";

export const { load, step, read, memory } = splitOver(1);

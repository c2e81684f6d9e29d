// A part of the rows in a worker of its own.

import init, { Crossfilter } from "./engine_js.js";

/** Milliseconds of work ahead before messages have their turn. */
const SLICE = 4;
/** After this long without a message, any view may be the next. */
const QUIET = 150;

const ready = init();
let engine;
let ahead;

onmessage = async ({ data }) => {
  clearTimeout(ahead);
  try {
    await ready;
    const [value, moved] = answer(data);
    postMessage({ value }, moved);
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
  if (engine) ahead = setTimeout(prepare, 0, QUIET);
};

function answer({ columns, views, calls, read }) {
  if (columns) {
    const made = new Crossfilter();
    for (const column of columns) made.add_column(...column);
    for (const view of views) made.add_view(...view);
    made.finish();
    engine = made;
    return [null, []];
  }
  const refused = calls.map(attempt).find(Boolean);
  if (refused) throw refused;
  if (!read) return [engine.memory(), []];
  const bins = engine.read();
  return [bins, [bins.buffer]];
}

/** Sets a filter; what is wrong with it, if anything, must not keep the next from being set. */
function attempt([name, ...given]) {
  try {
    engine[name](...given);
  } catch (error) {
    return error;
  }
}

/** The first slice is for the view last filtered, those after a pause for any. */
function prepare(pause) {
  if (engine.idle(SLICE)) ahead = setTimeout(prepare, pause, 0);
}

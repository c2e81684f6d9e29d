// A reader of CSVs whose cells are whole numbers, written by hand on the bytes, before the control's loop.

import { load as loadColumns, read, step } from "./js-loop.mjs";

export { read, step };

const WIDE = new Set(["day", "agency", "lead_days"]);

export function loadCsv(bytes) {
  loadColumns(parse(bytes));
}

function parse(bytes) {
  let at = bytes.indexOf(10);
  const names = new TextDecoder().decode(bytes.subarray(0, at)).split(",");
  let rows = 0;
  for (let end = at + 1; end < bytes.length; end += 1) if (bytes[end] === 10) rows += 1;
  const wide = names.map(() => new Uint16Array(rows));
  at += 1;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < wide.length; column += 1) {
      let value = 0;
      for (let byte = bytes[at++]; byte >= 48; byte = bytes[at++]) value = value * 10 + byte - 48;
      wide[column][row] = value;
    }
  }
  const narrow = (name, codes) => (WIDE.has(name) ? codes : Uint8Array.from(codes));
  return Object.fromEntries(names.map((name, column) => [name, narrow(name, wide[column])]));
}

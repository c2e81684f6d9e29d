// Writes intl.tsv, against which tests/chart/formats.rs holds src/chart/format.rs: node tests/golden/intl.mjs
// Numbers are those of id-ID and of en; dates those of id-ID and of en-GB.
import { writeFileSync } from "node:fs";

const numbers = { id: "id-ID", en: "en" };
const dates = { id: "id-ID", en: "en-GB" };
const rows = [];
const row = (what, lang, input, output) => rows.push([what, lang, input, output].join("\t"));

const wholes = [
  0, 1, -1, 12, 999, 1000, -1000, 1049, 1050, 1500, 9949, 9950, 9999, 10000, 35945, -35945, 40586, 99499,
  99500, 99950, 999499, 999500, 1000000, 1234567, 9950000, 999500000, 1000000000, 1049999999, 999499999999,
  999500000000, 1500000000000, 1234567890123456,
];
const reals = [
  0, -0, 0.05, -0.04, 0.5, 1.5, 2.5, -2.5, 1.005, 2.675, 1.45, 1234.5, -1234.56, 35945.25, 0.1 + 0.2,
  999.95, 9999.995, 1e-7, 1e21, 123456789.987654321,
];
const ratios = [0, 0.8857, 0.88565, 35945 / 40586, 1.005, -0.054, 0.0005, 0.00049, 2 / 3, 12.3456];

for (const lang of ["id", "en"]) {
  const number = (options) => new Intl.NumberFormat(numbers[lang], options);
  const fixed = (places) => ({
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    signDisplay: "negative",
  });
  for (const n of wholes) {
    row("integer", lang, n, number().format(n));
    row("signed", lang, n, number({ signDisplay: "exceptZero" }).format(n));
    row("compact", lang, n, number({ notation: "compact" }).format(n));
  }
  for (const places of [0, 1, 2]) {
    for (const x of reals) row(`decimal${places}`, lang, x, number(fixed(places)).format(x));
  }
  for (const places of [0, 1]) {
    for (const x of ratios) {
      row(`percent${places}`, lang, x, number({ style: "percent", ...fixed(places) }).format(x));
    }
  }
  const date = (options) => new Intl.DateTimeFormat(dates[lang], { timeZone: "UTC", ...options });
  for (let month = 1; month <= 12; month++) {
    const iso = `2024-${String(month).padStart(2, "0")}-${String(month + 8).padStart(2, "0")}`;
    const day = new Date(`${iso}T00:00:00Z`);
    const write = (what, options) => row(what, lang, iso, date(options).format(day));
    write("day_long", { day: "numeric", month: "long", year: "numeric" });
    write("day_short", { day: "numeric", month: "short", year: "numeric" });
    write("month_long", { month: "long", year: "numeric" });
    write("month_short", { month: "short", year: "numeric" });
    write("month_tick", { month: "short" });
    write("month_name", { month: "long" });
    write("weekday", { weekday: "long" });
  }
}
writeFileSync(new URL("intl.tsv", import.meta.url), rows.join("\n") + "\n");

// A real nginx with the sample configuration, for as long as a test needs it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "./harness.mjs";

const DEPLOY = fileURLToPath(new URL("../../deploy", import.meta.url));
export const SUBFOLDER = "portal/statistik/capaian/";
/** Debian keeps it where only root looks for programs. */
const NGINX = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find(existsSync) ?? "nginx";

const freePort = () =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/**
 * A prefix of its own for nginx: the configuration with another port, and dist with its files packed. `frames`: further
 * origins that may frame the page, as an office writes them; `change`: what is done to the folder before it is packed.
 */
export async function startNginx({ frames = "", change = () => {} } = {}) {
  const prefix = mkdtempSync(join(tmpdir(), "capaian-nginx-"));
  // Started by root, nginx reads files as nobody.
  chmodSync(prefix, 0o755);
  mkdirSync(join(prefix, "logs"));
  cpSync(DIST, join(prefix, "html"), { recursive: true });
  change(join(prefix, "html"));
  const packed = spawnSync(process.execPath, [join(DEPLOY, "compress.mjs"), join(prefix, "html")]);
  assert.equal(packed.status, 0, packed.stderr.toString());
  const port = await freePort();
  const text = readFileSync(join(DEPLOY, "nginx.conf"), "utf8");
  const allowed = ["'self'", frames].filter(Boolean).join(" ");
  const set = text.replace("127.0.0.1:8088", `127.0.0.1:${port}`).replace("default \"'self'\";", `default "${allowed}";`);
  writeFileSync(join(prefix, "nginx.conf"), set);
  cpSync(join(DEPLOY, "capaian.conf"), join(prefix, "capaian.conf"));
  const program = spawn(NGINX, ["-p", prefix, "-c", join(prefix, "nginx.conf"), "-g", "daemon off;"], { stdio: "pipe" });
  let said = "";
  program.stderr.on("data", (words) => (said += words));
  const url = `http://127.0.0.1:${port}/`;
  const close = async () => {
    const ended = new Promise((done) => program.once("exit", done));
    if (program.exitCode === null) {
      program.kill("SIGTERM");
      await ended;
    }
    rmSync(prefix, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 50; waited += 1) {
    if (program.exitCode !== null) break;
    if (await fetch(url).catch(() => null)) return { url, close };
    await new Promise((done) => setTimeout(done, 100));
  }
  await close();
  throw new Error(`nginx did not start: ${said}`);
}

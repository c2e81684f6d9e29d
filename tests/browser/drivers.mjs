// Starts a browser's WebDriver, and the browser through it. Everything started here is ended here, by
// its process group; profiles live in a temporary folder.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

// The npm tools live beside tools/package.json, not at the top of the tree.
const require = createRequire(new URL("../../tools/package.json", import.meta.url));
export const { Builder, Button, By, Key, Origin } = require("selenium-webdriver");

/** The browsers to test in: `BROWSERS="chromium firefox webkit"`, which is also the default. */
export const BROWSERS = (process.env.BROWSERS ?? "chromium firefox webkit").split(/[\s,]+/);

const KINDS = {
  chromium: {
    driver: ["chromedriver"],
    capabilities: (profile) => ({
      browserName: "chrome",
      "goog:chromeOptions": {
        binary: program("chromium", "chromium-browser", "google-chrome"),
        args: [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--no-first-run",
          "--force-device-scale-factor=1",
          "--window-size=1366,900",
          `--user-data-dir=${profile}`,
        ],
      },
    }),
  },
  firefox: {
    driver: ["geckodriver", "--log", "fatal"],
    capabilities: (profile, isKept) => ({
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: program("firefox-esr", "firefox"),
        args: ["-headless", "--width=1366", "--height=900", ...(isKept ? ["-profile", profile] : [])],
        prefs: {
          "app.normandy.enabled": false,
          "browser.safebrowsing.downloads.enabled": false,
          "browser.safebrowsing.malware.enabled": false,
          "browser.safebrowsing.phishing.enabled": false,
          "datareporting.policy.dataSubmissionEnabled": false,
          "intl.accept_languages": "id-ID, id",
          "network.captive-portal-service.enabled": false,
          "network.connectivity-service.enabled": false,
        },
      },
    }),
  },
  webkit: {
    driver: ["WebKitWebDriver"],
    display: true,
    capabilities: () => ({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary:
          process.env.WEBKIT_MINIBROWSER ??
          "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        args: ["--automation"],
      },
    }),
  },
};

/**
 * Starts `name` and resolves to `{ driver, stop, kill }`. `folder`: where its profile is, and stays; then `kill` ends it
 * at once, as a loss of power to the browser would, and another start finds the profile as it was left.
 */
export async function startBrowser(name, { folder: kept } = {}) {
  const kind = KINDS[name];
  if (!kind) throw new Error(`BROWSERS names ${name}; known are ${Object.keys(KINDS).join(", ")}`);
  const folder = kept ?? mkdtempSync(join(tmpdir(), `capaian-${name}-`));
  if (kept) mkdirSync(join(folder, "profile"), { recursive: true });
  const started = [];
  const env = { ...process.env, TMPDIR: folder, HOME: folder, XDG_RUNTIME_DIR: folder };
  const stop = async (driver) => {
    await driver?.quit().catch(() => {});
    for (const child of started.reverse()) await end(child);
    if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const kill = async () => {
    for (const child of started.reverse()) {
      signal(child, "SIGKILL");
      running.delete(child);
    }
    await new Promise((done) => setTimeout(done, 500));
  };
  try {
    if (kind.display) {
      const { child, display } = await startDisplay(env);
      started.push(child);
      env.DISPLAY = display;
      env.GDK_BACKEND = "x11";
      env.LIBGL_ALWAYS_SOFTWARE = "1";
    }
    const port = await freePort();
    const [command, ...args] = kind.driver;
    started.push(launch(command, [...args, `--port=${port}`], env));
    const server = `http://127.0.0.1:${port}`;
    await answering(`${server}/status`, command);
    const driver = await new Builder()
      .usingServer(server)
      .disableEnvironmentOverrides()
      .withCapabilities(kind.capabilities(join(folder, "profile"), Boolean(kept)))
      .build();
    await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
    return { driver, stop: () => stop(driver), kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

const running = new Set();
// Also when a run is broken off: nothing that was started stays behind.
process.once("exit", () => running.forEach((child) => signal(child, "SIGKILL")));
for (const broken of ["SIGINT", "SIGTERM"]) process.once(broken, () => process.exit(1));

function launch(command, args, env, stdio = ["ignore", "ignore", "ignore"]) {
  const child = spawn(command, args, { env, stdio, detached: true });
  child.once("error", (error) => console.error(`${command}: ${error.message}`));
  running.add(child);
  return child;
}

/** Signals a process and all that it started; false when they have ended. */
function signal(child, name) {
  try {
    return process.kill(-child.pid, name);
  } catch {
    return false;
  }
}

/** A display of its own for a browser that has no headless mode. */
async function startDisplay(env) {
  const args = ["-displayfd", "3", "-screen", "0", "2000x1300x24", "-nolisten", "tcp"];
  const child = launch("Xvfb", args, env, ["ignore", "ignore", "ignore", "pipe"]);
  const number = await new Promise((done, failed) => {
    child.stdio[3].once("data", (bytes) => done(String(bytes).trim()));
    child.once("exit", () => failed(new Error("Xvfb ended at once")));
    child.once("error", failed);
  });
  return { child, display: `:${number}` };
}

/** Ends a process and what it started: politely, then for good. */
async function end(child) {
  if (child.pid === undefined) return;
  const gone = new Promise((done) => child.once("exit", done));
  if (child.exitCode !== null || child.signalCode !== null) signal(child, "SIGKILL");
  else if (signal(child, "SIGTERM")) {
    await Promise.race([gone, new Promise((done) => setTimeout(done, 2000))]);
    signal(child, "SIGKILL");
  }
  running.delete(child);
}

function program(...names) {
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not in this folder
      }
    }
  }
  throw new Error(`${names.join(" or ")} is not on PATH: run tools/setup.sh test`);
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function answering(url, what) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} does not answer: is it installed? (tools/setup.sh test)`);
}

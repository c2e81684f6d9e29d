// Put at the head of the page under test: keeps what went wrong, and the files that the page hands
// out, where a test can read them. A test driver cannot see either otherwise in all three browsers.
window.observed = { problems: [], downloads: [] };
{
  const { problems, downloads } = window.observed;
  const note = (kind, text) => problems.push(`${kind}: ${text}`);
  addEventListener("error", (event) => note("error", event.message ?? event.target?.src));
  addEventListener("unhandledrejection", (event) => note("rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
  );
  const { error } = console;
  console.error = (...values) => {
    note("console", values.join(" "));
    error.apply(console, values);
  };

  const blobs = new Map();
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = new Proxy(HTMLAnchorElement.prototype.click, {
    apply(click, link) {
      if (!link.hasAttribute("download")) return Reflect.apply(click, link, []);
      const blob = blobs.get(link.href);
      const head = (buffer) => [...new Uint8Array(buffer, 0, Math.min(32, buffer.byteLength))];
      blob?.arrayBuffer().then((buffer) => {
        const text = new TextDecoder().decode(buffer);
        downloads.push({ name: link.download, type: blob.type, text, head: head(buffer) });
      });
    },
  });
}

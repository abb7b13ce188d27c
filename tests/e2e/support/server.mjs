// A plain static file server, as simple as the ones people put the site on: no special headers,
// any folder as its root, any port.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Headers that isolate a page from other sites, so that it may share memory between threads. */
export const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` under the sub-path `base` on a free port of 127.0.0.1.
 * `gzip` packs what browsers take packed, as public hosts do; `headers` go with every file.
 * Answers { url, close }.
 */
export async function serve(folder, { base = "/", port = 0, gzip = false, headers: more = {} } = {}) {
  if (!base.startsWith("/") || !base.endsWith("/")) throw new Error(`base must start and end with /: ${base}`);
  const root = resolve(folder);

  const server = createServer(async (request, response) => {
    const refuse = (status) => response.writeHead(status, { "content-type": "text/plain" }).end(`${status}\n`);
    try {
      if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
      const file = await find(root, base, request.url);
      if (!file) return refuse(404);

      const packed = gzip && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      const headers = {
        ...more,
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-store",
        ...(packed && { "content-encoding": "gzip" }),
      };
      response.writeHead(200, headers);
      if (request.method === "HEAD") return response.end();
      const steps = [createReadStream(file), ...(packed ? [createGzip({ level: 9 })] : []), response];
      await pipeline(steps);
    } catch (error) {
      // A browser that closes a tab in the middle of a download is no failure.
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && !response.headersSent) refuse(500);
      else response.destroy();
    }
  });

  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The file that an address means, or nothing. Never one outside of the root. */
async function find(root, base, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(base) || path.includes("\0")) return undefined;
  const file = resolve(join(root, path.slice(base.length)));
  if (file !== root && !file.startsWith(root + sep)) return undefined;

  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  if (!found?.isDirectory()) return undefined;
  const index = join(file, "index.html");
  return (await stat(index).catch(() => undefined))?.isFile() ? index : undefined;
}

/** How is the client built? One hashed file per page, and a compressed twin beside each. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** Write .br and .gz beside every text file, so that the gateway only has to choose one. */
function precompress(): Plugin {
  let folder = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!/\.(js|css|svg|json|html|txt|webmanifest)$/.test(name)) continue;
        const file = join(folder, name);
        const body = readFileSync(file);
        const brotli = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(`${file}.br`, brotliCompressSync(body, { params: brotli }));
        writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The content security policy knows no data: for fonts and scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: "manifest.json",
    rolldownOptions: {
      output: {
        // Libraries change less often than the portal: they stay in the browser between releases.
        // What a first visit draws nothing with comes with the pages that do.
        codeSplitting: {
          groups: [
            { name: "libraries", test: /node_modules/ },
            {
              name: "portal",
              test: /src\/(?!pages\/|text\/|style\/|ui\/(badge|busy|facts|field|more)|password|webauthn)/,
            },
          ],
        },
      },
      // Libraries mark files for server rendering with "use client"; here everything is the client.
      onwarn(warning, warn) {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
  server: { proxy: { "^/(api|auth|id)/": process.env["PORTAL"] ?? "http://localhost:8080" } },
  plugins: [precompress()],
});

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds src/web to dist/web. Nothing is inlined and nothing comes from elsewhere, so that `default-src 'self'` holds. */
export default defineConfig({
  root: new URL("./src/web", import.meta.url).pathname,
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /@utrecht\/.*\.mjs/, sideEffects: false }] } },
  },
  plugins: [react()],
  server: { proxy: { "/api": "http://localhost:3000" } },
});

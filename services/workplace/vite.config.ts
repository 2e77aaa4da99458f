import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { naslag } from "./naslag.ts";

/** The components of the library that the screens use; the rest of its CSS and tokens stays out of the build. */
const components =
  "button|textbox|textarea|select|radio-button|checkbox|form-label|form-field|table|data-list|heading-[1-4]|link|paragraph|skip-link";
const usedRule = new RegExp(`\\.utrecht-(${components})\\b`);
const usedToken = new RegExp(`^\\s*--(basis|voorbeeld|utrecht-(${components}|form-control))-`);

/** The top-level blocks of a stylesheet, each with its selector. */
const blocksOf = (css: string): string[] => {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === "{") depth++;
    if (css[at] !== "}" || --depth > 0) continue;
    blocks.push(css.slice(start, at + 1));
    start = at + 1;
  }
  return blocks;
};

/** Keeps of the library's CSS and of the theme what is used: a fifth, so that the first page is there sooner. */
const onlyUsedStyles = (): Plugin => ({
  name: "only-used-styles",
  enforce: "pre",
  transform(css, id) {
    if (id.includes("@utrecht/component-library-css/"))
      return blocksOf(css)
        .filter((block) => usedRule.test(block))
        .join("\n");
    if (!id.includes("voorbeeld-design-tokens/")) return null;
    const isUsed = (line: string) => !/^\s*--/.test(line) || usedToken.test(line);
    return css.split("\n").filter(isUsed).join("\n");
  },
});

/** Builds src/web to dist/web. Nothing is inlined and nothing comes from elsewhere, so that `default-src 'self'` holds. */
export default defineConfig({
  root: new URL("./src/web", import.meta.url).pathname,
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake: { manualPureFunctions: ["forwardRef"] } },
  },
  plugins: [onlyUsedStyles(), react(), naslag(new URL("../../docs/api", import.meta.url).pathname)],
  server: { proxy: { "/api": "http://localhost:4100" } },
});

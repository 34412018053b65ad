// An esbuild plugin that takes the indentation out of Lit's templates and styles.
import { readFile } from "node:fs/promises";

const TEMPLATE = /\b(html|css|svg)`/;

export const minifyTemplates = {
  name: "minify-templates",
  setup(build) {
    build.onLoad({ filter: /[\\/]web[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = TEMPLATE.test(source) ? minify(source) : source;
      return { contents, loader: "ts" };
    });
  },
};

/**
 * Line ends and the blanks after them become one blank: in HTML and CSS that is the same, but for the line end that
 * begins a <pre>.
 */
function minify(source) {
  return source
    .replaceAll(/(<pre[^>]*>)\n/g, "$1")
    .replaceAll(/\b(?:html|svg)`[^`]*?`/g, squeeze)
    .replaceAll(/\bcss`[^`]*`/g, squeezeCss);
}

const squeeze = (text) => text.replaceAll(/\s*\n\s*/g, " ");
const squeezeCss = (text) => squeeze(text.replaceAll(/\/\*[^]*?\*\//g, "")).replaceAll(/\s*([{};,])\s*/g, "$1");

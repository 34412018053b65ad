// What scripts/check asks of all TypeScript and JavaScript. The sources are checked with their types.
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const UNUSED = { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true };

export default tseslint.config(
  { ignores: ["**/dist/", "**/generated/", "build/"] },
  eslint.configs.recommended,
  {
    // What a script of Node or of a page has is known to TypeScript; here no types are at hand.
    files: ["**/*.mjs", "**/*.js"],
    rules: { "no-undef": "off", "no-unused-vars": ["error", UNUSED], "no-control-regex": "off" },
  },
  {
    files: ["bindings/src/**/*.ts", "web/src/**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", UNUSED],
      // A method is async where its callers may wait for it, whether or not this one does.
      "@typescript-eslint/require-await": "off",
      // Words for a terminal or a page leave control characters out.
      "no-control-regex": "off",
    },
  },
);

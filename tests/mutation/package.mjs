// What can be changed in a file of the package, according to TypeScript's syntax tree and types, and the copy of
// the project that contains the changes.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { COMPARISONS, withMutants, writeTs } from "./render.mjs";

const SENDING = /^(send|follow-up|http|look-up|survey|trunk|account|secrets|batch-plan).*\.ts$/;

/** The files that send; they are the default. */
export function packageFiles(root) {
  const names = readdirSync(join(root, "bindings/src")).filter((name) => SENDING.test(name));
  return names.map((name) => `bindings/src/${name}`);
}

let program;
function programOf(root) {
  if (program === undefined) {
    const path = join(root, "bindings/tsconfig.json");
    const { config } = ts.readConfigFile(path, ts.sys.readFile);
    const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "bindings"));
    program = ts.createProgram(fileNames, options);
  }
  return program;
}

export function packageMutants(root, file) {
  const checker = programOf(root).getTypeChecker();
  const source = programOf(root).getSourceFile(join(root, file));
  if (source === undefined) throw new Error(`${file} is no part of the package`);
  const mutants = [];
  const add = (node, kind, change, more) =>
    mutants.push({ file, kind, begin: node.getStart(source), end: node.end, change, ...more });
  const flagsOf = (node) => checker.getTypeAtLocation(node).flags;
  const isNumber = (node) => (flagsOf(node) & ts.TypeFlags.NumberLike) !== 0;

  const condition = (node) => {
    if (node === undefined || node.kind === ts.SyntaxKind.TrueKeyword) return;
    for (const change of ["true", "false", "negated"]) add(node, "condition", change);
  };
  const returned = (expression) => {
    const type = checker.getTypeAtLocation(expression);
    const parts = type.isUnion() ? type.types : [type];
    const text = expression.getText(source);
    const empty = (value) => {
      if (text !== value) add(expression, "returned", value);
    };
    if (parts.every(({ flags }) => flags & ts.TypeFlags.BooleanLike)) return ["true", "false"].forEach(empty);
    // The function may return more types than this expression has.
    const declared = checker.getContextualType(expression) ?? type;
    const all = [...parts, ...(declared.isUnion() ? declared.types : [declared])];
    const has = (flag) => all.some(({ flags }) => flags & flag);
    if (has(ts.TypeFlags.Null)) empty("null");
    else if (has(ts.TypeFlags.Undefined)) empty("undefined");
    else if (parts.every(({ flags }) => flags & ts.TypeFlags.StringLike)) empty('""');
    else if (parts.every(({ flags }) => flags & ts.TypeFlags.NumberLike)) empty("0");
    else if (parts.every((part) => checker.isArrayType(part))) empty("[]");
  };

  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) condition(node.expression);
    if (ts.isForStatement(node) || ts.isConditionalExpression(node)) condition(node.condition);
    if (ts.isReturnStatement(node) && node.expression) returned(node.expression);
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) returned(node.body);
    if (ts.isNumericLiteral(node)) for (const change of ["+1", "-1"]) add(node, "integer", change);
    if (ts.isExpressionStatement(node)) {
      let called = node.expression;
      while (ts.isAwaitExpression(called) || ts.isYieldExpression(called) || ts.isVoidExpression(called)) {
        called = called.expression;
      }
      const isCall = called !== undefined && ts.isCallExpression(called);
      if (isCall && called.expression.kind !== ts.SyntaxKind.SuperKeyword) add(node, "statement", "dropped");
    }
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(source);
      let change = COMPARISONS[operator] ?? { "&&": "||", "||": "&&" }[operator];
      if (change === undefined && isNumber(node.left) && isNumber(node.right)) {
        change = { "+": "-", "-": "+", "+=": "-=", "-=": "+=" }[operator];
      }
      if (change) add(node, "operator", change, { operator, place: node.operatorToken.getStart(source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

// -- The copy that contains the changes

const MUTANTS = `// Written by scripts/mutate.
const system = (globalThis as any).process;
const chosen = Number(system?.env?.SIPATTACH_MUTANT ?? 0);
const path = system?.env?.SIPATTACH_REACHED;
const reached = new Set<number>();
if (path !== undefined) {
  system.on("exit", () => {
    // A process may have several copies of the package.
    const text = [...reached, ""].join("\\n");
    system.getBuiltinModule("node:fs").appendFileSync(\`\${path}.\${system.pid}\`, text);
  });
}
export function mutantActive(id: number): boolean {
  reached.add(id);
  return chosen === id;
}
`;

/** The tests that send something. */
const TESTS = [
  /^node\/(send|follow-up|survey|account|checks|trunks|secrets|redactor|canaries|base-url).*\.test\.mjs$/,
  /^package\/cli-send.*\.test\.mjs$/,
  /^model\/.*\.test\.mjs$/,
];

function makeCopy(root, copy) {
  mkdirSync(join(copy, "node_modules"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    const path = join(copy, "node_modules", name);
    if (!existsSync(path) && !name.startsWith("sipattach")) symlinkSync(join(root, "node_modules", name), path);
  }
  for (const [name, target] of [
    ["sipattach", "../bindings"],
    ["sipattach-tests", "../tests"],
    ["sipattach-web", "../web"],
  ]) {
    if (!existsSync(join(copy, "node_modules", name))) symlinkSync(target, join(copy, "node_modules", name));
  }
  // Copies instead of links, because Node resolves imports from the real place of a file.
  for (const folder of ["bindings", "tests", "engine/src/codes", "web/src/texts"]) {
    rmSync(join(copy, folder), { recursive: true, force: true });
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
  for (const path of [
    "package.json",
    "tsconfig.base.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "docs",
    "web/dist",
    "build",
    "scripts",
  ]) {
    if (!existsSync(join(copy, path)) && existsSync(join(root, path))) symlinkSync(join(root, path), join(copy, path));
  }
}

export async function packageTests({ root, work, mutants, sourceOf, succeeds }) {
  const copy = join(work, "package");
  makeCopy(root, copy);
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const own = mutants.filter((mutant) => mutant.file === file);
    const { text } = withMutants(sourceOf(file), own, writeTs);
    writeFileSync(join(copy, file), `// @ts-nocheck\nimport { mutantActive } from "./mutants.js";\n${text}`);
  }
  writeFileSync(join(copy, "bindings/src/mutants.ts"), MUTANTS);
  const wasm =
    process.env.SIPATTACH_WASM_DIR ??
    ["wasm/bindings", "wasm-out"]
      .map((path) => join(root, "build", path))
      .find((path) => existsSync(join(path, "sipattach.wasm")));
  await promisify(execFile)("node", [join(copy, "bindings/scripts/build.mjs")], {
    cwd: copy,
    env: {
      ...process.env,
      SIPATTACH_WASM_DIR: wasm,
      SIPATTACH_LIBPHONENUMBER_DIR: join(root, "build/deps/libphonenumber"),
    },
  });
  const names = ["node", "package", "model"].flatMap((folder) =>
    readdirSync(join(copy, "tests", folder)).map((name) => `${folder}/${name}`),
  );
  const tests = names.filter((name) => TESTS.some((pattern) => pattern.test(name)));
  // Node reserves more address space than the engine's tests are allowed.
  const start = (test, env, seconds) =>
    succeeds("node", ["--test-reporter=tap", join(copy, "tests", test.name)], {
      env: { ...env, SIPATTACH_NO_LIMIT: "1" },
      seconds,
      cwd: copy,
      failure: /^ *not ok /m,
    });
  return { tests: tests.map((name) => ({ name, path: relative(root, join(copy, "tests", name)) })), start };
}

// What can be changed in a file of the engine, according to clang's syntax tree: only real code, never a
// comment, a string, code that is evaluated at compile time, or code from a macro.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { COMPARISONS } from "./render.mjs";

/** The version of the cached results; increase it when more or less is found in the same code. */
const FORMAT = "2";

/** Every file under `folder`, in order. */
export function filesBelow(folder, wanted) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => wanted.test(path))
    .sort();
}

/** The syntax trees of a source file, as the documents that clang prints for our namespace. */
function syntaxTrees(root, generated, source) {
  const library = join(root, "build/deps");
  const include = ["engine/include", "engine/src", "engine/phone/shims", "engine"].map(
    (path) => `-I${join(root, path)}`,
  );
  const system = ["-isystem", join(library, "include"), "-isystem", join(library, "libphonenumber/cpp/src")];
  const defines = [
    "-DI18N_PHONENUMBERS_NO_THREAD_SAFETY",
    "-DI18N_PHONENUMBERS_USE_TR1_UNORDERED_MAP",
    '-DSIPATTACH_VERSION="0"',
  ];
  const dump = ["-Xclang", "-ast-dump=json", "-Xclang", "-ast-dump-filter=sipattach"];
  const args = ["-std=c++20", "-fno-exceptions", "-fsyntax-only", "-w", "-DNDEBUG"];
  return new Promise((done, fail) => {
    execFile(
      "clang++",
      [...args, ...defines, ...include, `-I${generated}`, ...system, ...dump, source],
      { maxBuffer: 2 ** 29 - 1, encoding: "utf8" },
      (error, stdout) => {
        if (error) fail(new Error(`${source}: ${error.message.slice(0, 2000)}`));
        else
          done(
            stdout
              .split(/(?<=^\})\n/m)
              .filter((text) => text.startsWith("{"))
              .map((text) => JSON.parse(text)),
          );
      },
    );
  });
}

/** Walks the trees in the order in which clang printed them, because it names a file only where it changes. */
class Finder {
  #file = "";
  #texts = new Map();
  found = [];
  scope = {};

  constructor(wanted) {
    this.wanted = wanted;
  }

  #text(file) {
    if (!this.#texts.has(file)) this.#texts.set(file, readFileSync(file, "latin1"));
    return this.#texts.get(file);
  }

  #place(location) {
    if (location === undefined) return null;
    if (location.spellingLoc || location.expansionLoc) {
      this.#place(location.spellingLoc);
      this.#place(location.expansionLoc);
      return null; // from a macro
    }
    if (location.file !== undefined) this.#file = resolve(location.file);
    if (location.offset === undefined) return null;
    return { file: this.#file, begin: location.offset, end: location.offset + location.tokLen };
  }

  /** Sets `at`, its place or null, in each node. */
  locate(node) {
    for (const [name, value] of Object.entries(node)) {
      if (name === "loc") {
        this.#place(value);
      } else if (name === "range") {
        const begin = this.#place(value.begin);
        const end = this.#place(value.end);
        node.at = begin && end && begin.file === end.file ? { ...begin, end: end.end } : null;
      } else if (Array.isArray(value)) {
        for (const child of value) if (child !== null && typeof child === "object") this.locate(child);
      }
    }
  }

  #add(at, kind, more = {}) {
    if (!at || !this.wanted(at.file)) return;
    this.found.push({ ...at, kind, constexpr: this.scope.function?.constexpr === true, ...more });
  }

  visit(node, scope) {
    const children = (node.inner ?? []).filter((child) => child.kind !== undefined);
    this.scope = scope;
    switch (node.kind) {
      case "StaticAssertDecl":
      case "EnumConstantDecl":
      case "EnumDecl":
      case "ConstantExpr":
      case "CXXDeductionGuideDecl":
        return;
      case "VarDecl":
        // Code that is evaluated at compile time, or may be, cannot change at run time.
        if (node.constexpr || node.storageClass === "static" || scope.function === undefined) {
          return;
        }
        break;
      case "FunctionDecl":
      case "CXXMethodDecl":
      case "CXXConstructorDecl":
      case "CXXConversionDecl":
      case "CXXDestructorDecl": {
        if (node.isImplicit || node.explicitlyDefaulted) return;
        const type = node.type?.qualType ?? "";
        const returned = node.kind === "CXXConstructorDecl" ? "void" : returnType(type);
        const inner = {
          function: { returned, lambda: scope.lambda === true, constexpr: node.constexpr === true && !scope.lambda },
        };
        for (const child of children) this.visit(child, inner);
        return;
      }
      case "LambdaExpr": {
        // Its body is printed in its class and again after it.
        for (const child of children) {
          if (child.kind !== "CompoundStmt") this.visit(child, { ...scope, lambda: true });
        }
        return;
      }
      case "IfStmt": {
        if (node.isConstexpr) break;
        if (!node.hasVar) this.#condition(children[node.hasInit ? 1 : 0]);
        this.#statements(children.slice(1));
        break;
      }
      case "WhileStmt":
        if (!node.hasVar) this.#condition(children[0]);
        this.#statements(children.slice(1));
        break;
      case "DoStmt":
        this.#condition(children[1]);
        break;
      case "ForStmt": {
        // A missing part is printed as {}.
        const condition = node.inner[2];
        if (condition?.kind !== undefined) this.#condition(condition);
        this.#statements(node.inner.slice(4));
        break;
      }
      case "CXXForRangeStmt":
        this.#statements(children.slice(-1));
        break;
      case "CompoundStmt":
      case "CaseStmt":
      case "DefaultStmt":
        this.#statements(children);
        break;
      case "ConditionalOperator":
        this.#condition(children[0]);
        break;
      case "BinaryOperator":
      case "CompoundAssignOperator":
        this.#operator(node, children[0], children[1]);
        break;
      case "CXXOperatorCallExpr":
        this.#calledOperator(node, children);
        break;
      case "ReturnStmt":
        if (children.length === 1) this.#returned(node, children[0], scope.function);
        break;
      case "IntegerLiteral":
        this.#add(node.at, "integer", { type: scope.cast });
        return;
      case "ImplicitCastExpr": {
        if (node.castKind === "NullToPointer") return;
        const type = node.type?.desugaredQualType ?? node.type?.qualType;
        const cast = node.castKind === "IntegralCast" && /^[a-z ]+$/.test(type) ? type : undefined;
        for (const child of children) this.visit(child, { ...scope, cast });
        return;
      }
    }
    const inner = scope.cast === undefined ? scope : { ...scope, cast: undefined };
    for (const child of children) this.visit(child, inner);
  }

  #condition(node) {
    if (!node?.at || node.kind === "CXXBoolLiteralExpr") return;
    for (const change of ["true", "false", "negated"]) this.#add(node.at, "condition", { change });
  }

  #statements(nodes) {
    for (let node of nodes) {
      if (!node?.at) continue;
      const at = node.at;
      while (node.kind === "ExprWithCleanups" && node.inner?.length === 1) node = node.inner[0];
      if (!["CallExpr", "CXXMemberCallExpr", "CXXOperatorCallExpr"].includes(node.kind)) continue;
      const end = this.#pastSemicolon(at);
      if (end !== null) this.#add({ ...at, end }, "statement", { change: "dropped" });
    }
  }

  #pastSemicolon({ file, end }) {
    const semicolon = /^\s*;/.exec(this.#text(file).slice(end, end + 100));
    return semicolon === null ? null : end + semicolon[0].length;
  }

  #operator(node, left, right) {
    if (!node.at || !left?.at || !right?.at || left.at.file !== node.at.file || right.at.file !== node.at.file) return;
    const between = this.#text(node.at.file).slice(left.at.end, right.at.begin);
    const bare = between.replace(/\/\/.*|\/\*[^]*?\*\//g, (comment) => " ".repeat(comment.length));
    if (bare.trim() !== node.opcode) return;
    const pointers = [node, left, right].some((part) =>
      /[*\]]|iterator/.test(part.type?.desugaredQualType ?? part.type?.qualType ?? ""),
    );
    this.#changeOperator(node.at, node.opcode, left.at.end + bare.indexOf(node.opcode), pointers);
  }

  #calledOperator(node, parts) {
    const { at } = node;
    if (!at || parts.length !== 3 || parts.some((part) => part.at?.file !== at.file)) return;
    const operator = this.#text(at.file).slice(parts[0].at.begin, parts[0].at.end);
    if (!(operator in COMPARISONS)) return;
    // C++20 may have swapped the operands.
    const begin = Math.min(parts[1].at.begin, parts[2].at.begin);
    const end = Math.max(parts[1].at.end, parts[2].at.end);
    this.#changeOperator({ ...at, begin, end }, operator, parts[0].at.begin, true);
  }

  #changeOperator(at, operator, place, pointers) {
    let change = COMPARISONS[operator];
    if (change === undefined && operator === "&&") change = "||";
    if (change === undefined && operator === "||") change = "&&";
    if (change === undefined && !pointers) change = { "+": "-", "-": "+", "+=": "-=", "-=": "+=" }[operator];
    if (change !== undefined) this.#add(at, "operator", { operator, change, place });
  }

  #returned(node, expression, where) {
    if (!expression.at || !node.at || where === undefined) return;
    const text = this.#text(node.at.file).slice(expression.at.begin, expression.at.end);
    const type = expression.type?.desugaredQualType ?? expression.type?.qualType;
    if (type === "bool") {
      for (const change of ["true", "false"]) if (text !== change) this.#add(expression.at, "returned", { change });
      return;
    }
    const { returned, lambda } = where;
    if (lambda || /[&*]|^void$|^auto|^bool$|decltype/.test(returned)) return;
    if (/^(\{\}|std::nullopt|0|""|nullptr)$/.test(text)) return;
    const end = this.#pastSemicolon(node.at);
    if (end !== null) this.#add({ ...node.at, end }, "returned", { change: "{}", value: expression.at });
  }
}

/** "std::string" of "std::string (int) const". */
function returnType(type) {
  let depth = 0;
  for (let i = 0; i < type.length; ++i) {
    if (type[i] === "<") ++depth;
    if (type[i] === ">") --depth;
    if (type[i] === "(" && depth === 0) return type.slice(0, i).trim();
  }
  return "auto";
}

/** The mutants: one for each way to change one place. */
function mutantsOf(found) {
  const known = new Map();
  for (const site of found) {
    const changes = site.kind === "integer" ? ["+1", "-1"] : [site.change];
    for (const change of changes) {
      known.set(`${site.kind} ${site.begin} ${site.end} ${site.place ?? ""} ${change}`, { ...site, change });
    }
  }
  return [...known.values()].sort((a, b) => a.begin - b.begin || b.end - a.end || (a.change < b.change ? -1 : 1));
}

/**
 * The mutants of all files of a room: `{ file, begin, end, kind, change, … }`, with offsets in bytes. clang's output
 * is cached in `kept`, keyed by the contents of everything that it read.
 */
export async function engineMutants(root, generated, kept, room, limit) {
  mkdirSync(kept, { recursive: true });
  const sources = filesBelow(room, /\.cc$/);
  const headers = filesBelow(join(root, "engine"), /\.h$/).filter((path) => !path.includes("/phone/lib"));
  const hash = createHash("sha256").update(FORMAT).update(room);
  for (const path of [...sources, ...headers]) hash.update(readFileSync(path));
  const cache = join(kept, `${basename(room)}-${hash.digest("hex").slice(0, 16)}.json`);
  if (!existsSync(cache)) {
    const all = new Map();
    const read = async (source) => {
      const finder = new Finder((file) => dirname(file) === room);
      for (const tree of await syntaxTrees(root, generated, source)) {
        finder.locate(tree);
        finder.visit(tree, {});
      }
      for (const site of finder.found) {
        const file = relative(root, site.file);
        if (!all.has(file)) all.set(file, []);
        all.get(file).push({ ...site, file });
      }
    };
    // All files together, to parse the standard library only once; one by one if names collide.
    const whole = join(kept, `${basename(room)}.cc`);
    writeFileSync(whole, sources.map((source) => `#include "${source}"\n`).join(""));
    await read(whole).catch(() => {
      all.clear();
      return limit(sources, read);
    });
    const files = [...all.keys()].sort();
    writeFileSync(cache, JSON.stringify(files.flatMap((file) => mutantsOf(all.get(file)))));
  }
  return JSON.parse(readFileSync(cache, "utf8"));
}

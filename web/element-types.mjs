// The types of the element, made from its source: what a page's program may use, and nothing of how it is drawn.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const CALLED_BY_THE_BROWSER = new Set(["connectedCallback", "disconnectedCallback"]);
const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;

/** Writes `sip-attach-builder.d.ts` into `dist`, and into `dist/types` those of the package, which it names. */
export async function writeTypes(source, dist) {
  const engine = dirname(fileURLToPath(import.meta.resolve("sipattach/slim")));
  await mkdir(join(dist, "types"), { recursive: true });
  await copyFile(join(engine, "index.d.ts"), join(dist, "types/index.d.ts"));
  await writeFile(
    join(dist, "sip-attach-builder.d.ts"),
    declarations(source).replaceAll('"sipattach"', '"./types/index.js"'),
  );
}

/** The types of the element, which name the package "sipattach". */
export function declarations(source) {
  const program = ts.createProgram([source], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    declaration: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
  });
  let text;
  program.emit(
    program.getSourceFile(source),
    (_, written) => {
      text = written;
    },
    undefined,
    true,
    { afterDeclarations: [onlyPublic] },
  );
  return text;
}

/** Keeps of a module what names the package only, and of its class what is public; its base is the platform's. */
function onlyPublic({ factory }) {
  const isPublic = (member) =>
    !ts.isConstructorDeclaration(member) &&
    !ts.isPrivateIdentifier(member.name) &&
    (ts.getCombinedModifierFlags(member) & HIDDEN) === 0 &&
    !CALLED_BY_THE_BROWSER.has(member.name.text);
  const base = factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [
    factory.createExpressionWithTypeArguments(factory.createIdentifier("HTMLElement"), undefined),
  ]);
  const narrow = (statement) =>
    ts.isClassDeclaration(statement)
      ? factory.updateClassDeclaration(
          statement,
          statement.modifiers,
          statement.name,
          statement.typeParameters,
          [base],
          statement.members.filter(isPublic),
        )
      : statement;
  const isForeign = (statement) => ts.isImportDeclaration(statement) && statement.moduleSpecifier.text !== "sipattach";
  return (file) =>
    factory.updateSourceFile(file, file.statements.filter((statement) => !isForeign(statement)).map(narrow));
}

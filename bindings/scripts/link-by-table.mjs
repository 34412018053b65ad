// Lets the two parts of the divided module (split.mjs) find each other's functions through the table that they share,
// by index, instead of through imports and exports.
//
// After wasm-split, the core imports every function of the tools that it calls, and exports every function of its own
// that the tools call. For each of these, instantiating the core creates a JavaScript object: some 700 of them took
// 4 ms of every start, with or without the tools. So each import becomes a stub in the core, which calls `load` to make
// sure that the tools are there, and then calls what they have put into that slot of the table. The exported functions
// are appended to the table, where src/glue.ts finds them when it adds the tools.

/** Takes `core` and `tools` in text format and returns new texts. The tools then import functions by table index. */
export function linkByTable(core, tools) {
  const types = new Map();
  for (const [, name, signature] of core.matchAll(/^ \(type (\S+) \(func(.*?)\)\)$/gm)) types.set(signature, name);

  const stubs = [];
  let namespace;
  core = core.replace(
    /^ \(import "(tools-\w+)" "(\d+)" \(func (\S+)(.*?)\)\)\n/gm,
    (_, module, place, name, signature) => {
      namespace = module;
      const parameters = /\(param ([^)]*)\)/.exec(signature)?.[1].split(" ") ?? [];
      const given = parameters.map((_, index) => `(local.get ${index})`).join(" ");
      const call = `(call_indirect (type ${types.get(signature)}) ${given} (call $load (i32.const ${place})))`;
      stubs.push(` (func ${name}${signature} ${call})\n`);
      return "";
    },
  );

  const [element, begin, list] = /^ \(elem \(i32\.const (\d+)\) (.*)\)$/m.exec(core);
  const functions = list.split(" ");
  const places = new Map();
  core = core.replace(/^ \(export "(%[^"]+)" \(func (\S+)\)\)\n/gm, (_, exported, name) => {
    const known = functions.indexOf(name);
    places.set(exported, Number(begin) + (known >= 0 ? known : functions.push(name) - 1));
    return "";
  });
  const size = Number(begin) + functions.length;
  const sized = (text) => text.replace(/(\(table \S+) \d+ \d+ funcref/, `$1 ${size} ${size} funcref`);
  // Replacements are functions here, because names contain dollar signs.
  core = core.replace(element, () => ` (elem (i32.const ${begin}) ${functions.join(" ")})`);
  const load = `(import "${namespace}" "load" (func $load (param i32) (result i32)))`;
  core = core.replace(" (import ", () => ` ${load}\n (import `);
  core = core.replace(/\)\s*$/, () => `${stubs.join("")})\n`);

  tools = tools.replace(/^( \(import "core-\w+") "(%[^"]+)" \(func /gm, (_, from, exported) => {
    if (!places.has(exported)) throw new Error(`link-by-table.mjs: the core does not export ${exported}`);
    return `${from} "${places.get(exported)}" (func `;
  });
  return { core: sized(core), tools: sized(tools) };
}

// Gives each part of the divided module (split.mjs) its own data: a string or table that no function of the core
// refers to moves to the tools, which write it to its address in memory when they are loaded.
//
// What refers to what is read from the object file that link-time optimisation leaves (wasm-ld --save-temps), in
// which every variable and every string is a named segment. The linked module keeps those segments separate, with
// the same names (--no-merge-data-segments); here they are joined again.

const SECTION = { custom: 0, imports: 2, code: 10, data: 11, dataCount: 12 };
/** Subsections of the "linking" section of an object file. */
const LINKING = { segments: 5, symbols: 8 };
const SYMBOL = { function: 0, data: 1, section: 3 };
/** Relocation types that have an addend after the index of the symbol. */
const HAS_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23]);
/** Segments with a smaller gap are joined: each segment has some eight bytes of overhead. */
const JOINED_GAP = 16;
/** A function of up to this many bytes may have been inlined into its callers. Binaryen's own limit is far lower. */
const INLINED_SIZE = 200;
/** The same for functions that call others, which are inlined only if they are about as small as a call. */
const INLINED_CALLER_SIZE = 60;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte = () => this.bytes[this.at++];
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    return this.bytes.toString("utf8", this.at, (this.at += length));
  }
  list = (read) => Array.from({ length: this.number() }, (_, index) => read(index));
}

/** The sections of a module or an object file: [{id, name, begin, start, body, end}]; `body` comes after the name. */
function readSections(bytes) {
  const reader = new Reader(bytes);
  const sections = [];
  reader.at = 8;
  while (reader.at < bytes.length) {
    const begin = reader.at;
    const id = reader.byte();
    const end = reader.number() + reader.at;
    const start = reader.at;
    const name = id === SECTION.custom ? reader.text() : "";
    sections.push({ id, name, begin, start, body: reader.at, end });
    reader.at = end;
  }
  return sections;
}

/** The data segments of a module: [{at, content, bytes}]: the address, the offset in the section, and the content. */
function readSegments(bytes, section) {
  if (section === undefined) return [];
  const reader = new Reader(bytes);
  reader.at = section.body;
  return reader.list(() => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error("split-data.mjs: not an active segment");
    const at = reader.number();
    if (reader.byte() !== 0x0b) throw new Error("split-data.mjs: the address of a segment is not a constant");
    const length = reader.number();
    const content = reader.at - section.start;
    return { at, content, bytes: bytes.subarray(reader.at, (reader.at += length)) };
  });
}

/** The names of the data segments of a linked module, by index. */
function readSegmentNames(bytes) {
  const names = new Map();
  const section = readSections(bytes).find(({ id, name }) => id === SECTION.custom && name === "name");
  const reader = new Reader(bytes);
  for (reader.at = section.body; reader.at < section.end;) {
    const kind = reader.byte();
    const end = reader.number() + reader.at;
    if (kind === 9) reader.list(() => names.set(reader.number(), reader.text()));
    reader.at = end;
  }
  return names;
}

/** How many functions an object file imports. */
function countImports(reader) {
  let imports = 0;
  reader.list(() => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) imports += 1;
    if (kind === 1 || kind === 3) reader.byte();
    const hasMost = (kind === 1 || kind === 2) && (reader.number() & 1) === 1;
    reader.number();
    if (hasMost) reader.number();
  });
  return imports;
}

/** Where each function of an object file is in its section, which begins at `start`. */
function readBodies(reader, start) {
  return reader.list(() => {
    const length = reader.number();
    const begin = reader.at - start;
    reader.at += length;
    return { begin, end: begin + length, names: [], calls: new Set(), data: new Set() };
  });
}

/** Reads a symbol of an object file, with the segment or function that it stands for. A function gets its name. */
function readSymbol(reader, { imports, bodies, segments }) {
  const symbol = { kind: reader.byte(), flags: reader.number() };
  const isDefined = (symbol.flags & 0x10) === 0;
  if (symbol.kind === SYMBOL.data) {
    symbol.name = reader.text();
    if (isDefined) {
      symbol.segment = segments[reader.number()];
      reader.number();
      reader.number();
    }
    return symbol;
  }
  const index = reader.number();
  if (symbol.kind !== SYMBOL.section && (isDefined || symbol.flags & 0x40)) symbol.name = reader.text();
  if (symbol.kind === SYMBOL.function) {
    symbol.body = bodies[index - imports];
    symbol.body?.names.push(symbol.name);
  }
  return symbol;
}

/** The symbols of an object file, from its "linking" section. Gives the segments their names as well. */
function readSymbols(reader, end, object) {
  const symbols = [];
  for (reader.number(); reader.at < end;) {
    const kind = reader.byte();
    const next = reader.number() + reader.at;
    if (kind === LINKING.segments) {
      reader.list((index) => {
        object.segments[index].name = reader.text();
        reader.number();
        reader.number();
      });
    }
    if (kind === LINKING.symbols) symbols.push(...reader.list(() => readSymbol(reader, object)));
    reader.at = next;
  }
  return symbols;
}

/** Calls `add` with each of `owners` (ordered by offset) and each symbol that it refers to. */
function readRelocations(reader, owners, symbols, add) {
  reader.number();
  let owner = 0;
  reader.list(() => {
    const kind = reader.byte();
    const at = reader.number();
    const symbol = symbols[reader.number()];
    if (HAS_ADDEND.has(kind)) reader.number();
    if (at < owners[owner].begin) owner = 0;
    while (at >= owners[owner].end) owner += 1;
    if (symbol !== undefined) add(owners[owner], symbol);
  });
}

/** The functions and segments of an object file, each with the functions it calls and the segments it refers to. */
function readReferences(bytes) {
  const sections = readSections(bytes);
  const of = (wanted) => sections.find(({ id, name }) => (wanted.id ?? 0) === id && (wanted.name ?? "") === name);
  const readerAt = ({ body }) => Object.assign(new Reader(bytes), { at: body });
  const code = of({ id: SECTION.code });
  const linking = of({ name: "linking" });

  const imports = countImports(readerAt(of({ id: SECTION.imports })));
  const bodies = readBodies(readerAt(code), code.start);
  const segments = readSegments(bytes, of({ id: SECTION.data })).map(({ content, bytes: { length } }) => ({
    begin: content,
    end: content + length,
    data: new Set(),
  }));
  const symbols = readSymbols(readerAt(linking), linking.end, { imports, bodies, segments });
  const read = (name, owners, add) => {
    const section = of({ name });
    if (section !== undefined) readRelocations(readerAt(section), owners, symbols, add);
  };
  read("reloc.CODE", bodies, (body, symbol) => {
    if (symbol.body !== undefined) body.calls.add(symbol.body);
    if (symbol.segment !== undefined) body.data.add(symbol.segment);
  });
  read("reloc.DATA", segments, (segment, symbol) => {
    if (symbol.segment !== undefined) segment.data.add(symbol.segment);
  });
  return { bodies, segments };
}

/** Everything that can be reached from `roots` through `next`. */
function reach(roots, next) {
  const found = new Set();
  for (const left = [...roots]; left.length > 0;) {
    const node = left.pop();
    if (found.has(node)) continue;
    found.add(node);
    left.push(...next(node));
  }
  return found;
}

/**
 * Whether only the tools refer to a segment, by the segment's name. A function that is in neither part was inlined
 * into its callers; a small one may have been inlined although it is in a part as well.
 */
function findToolsData(object, isCore, isTools) {
  const { bodies, segments } = readReferences(object);
  const called = new Set(bodies.flatMap(({ calls }) => [...calls]));
  const isIn = ({ names }, part) => names.some(part);
  const isSmall = ({ begin, end, calls: { size } }) => end - begin <= (size > 0 ? INLINED_CALLER_SIZE : INLINED_SIZE);
  const isInlined = (body) => !isIn(body, isCore) && (!isIn(body, isTools) || isSmall(body));
  const roots = bodies.filter((body) => isIn(body, isCore) || (!isIn(body, isTools) && !called.has(body)));
  const code = reach(roots, ({ calls }) => [...calls].filter(isInlined));
  const data = reach(
    [...code].flatMap((body) => [...body.data]),
    (segment) => segment.data,
  );
  return new Map(segments.map((segment) => [segment.name, !data.has(segment)]));
}

/**
 * Whether a segment of the linked module belongs to the tools. Binaryen splits segments at long runs of zeros, and
 * names the further pieces "name.1", "name.2".
 */
function isOfTools(name, inTools) {
  const own = inTools.has(name) ? name : name.replace(/\.\d+$/, "");
  if (!inTools.has(own)) throw new Error(`split-data.mjs: the object has no segment ${name}`);
  return inTools.get(own);
}

const numberBytes = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
};
/** An address as the operand of i32.const, which is signed LEB128. */
const addressBytes = (value) => {
  const bytes = numberBytes(value);
  return bytes.at(-1) & 64 ? [...bytes.slice(0, -1), bytes.at(-1) | 128, 0] : bytes;
};
const sectionBytes = (id, body) => Buffer.concat([Buffer.from([id, ...numberBytes(body.length)]), body]);

/** Joins segments, given in the order of their addresses, that are close to each other, unless `isApart` forbids it. */
function join(segments, isApart) {
  const joined = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const gap = last === undefined ? Infinity : segment.at - (last.at + last.length);
    if (gap < JOINED_GAP && !isApart(last.last, segment)) {
      last.pieces.push(Buffer.alloc(gap), segment.bytes);
      last.length += gap + segment.bytes.length;
      last.last = segment;
    } else {
      joined.push({ at: segment.at, length: segment.bytes.length, pieces: [segment.bytes], last: segment });
    }
  }
  return joined;
}

/** A copy of a module with other data segments. */
function withData(module, joined) {
  const body = Buffer.concat([
    Buffer.from(numberBytes(joined.length)),
    ...joined.flatMap(({ at, length, pieces }) => [
      Buffer.from([0, 0x41, ...addressBytes(at), 0x0b, ...numberBytes(length)]),
      ...pieces,
    ]),
  ]);
  const kept = readSections(module).filter(({ id }) => id !== SECTION.data && id !== SECTION.dataCount);
  const behind = kept.findIndex(({ id }) => id === SECTION.code) + 1;
  const bytes = ({ begin, end }) => module.subarray(begin, end);
  return Buffer.concat([
    module.subarray(0, 8),
    ...kept.slice(0, behind).map(bytes),
    sectionBytes(SECTION.data, body),
    ...kept.slice(behind).map(bytes),
  ]);
}

/**
 * Divides the data of a module like its functions. `linked` has the names of the segments; `whole`, `core` and `tools`
 * are the modules to be shipped, the first two with all of the data. Returns these three with their own data.
 */
export function divideData({ object, linked, whole, core, tools, isCore, isTools }) {
  const names = readSegmentNames(linked);
  const inTools = findToolsData(object, isCore, isTools);
  const dataOf = (module) => readSections(module).find(({ id }) => id === SECTION.data);
  const all = readSegments(linked, dataOf(linked)).map((segment, index) => ({ ...segment, index }));
  for (const { index } of all) if (!names.has(index)) throw new Error("split-data.mjs: a segment without a name");
  const ofTools = all.filter(({ index }) => isOfTools(names.get(index), inTools));
  const ofCore = all.filter(({ index }) => !isOfTools(names.get(index), inTools));
  // When the tools are loaded, their data overwrites memory that is in use, including the gaps of joined segments. Only
  // constants can be overwritten with their initial value, and between two constants there are only constants.
  const isConstant = ({ index }) => names.get(index).startsWith(".rodata");
  const nothing = () => false;
  const isApart = (one, next) => !(next.index === one.index + 1 && isConstant(one) && isConstant(next));
  return {
    whole: withData(whole, join(all, nothing)),
    core: withData(core, join(ofCore, nothing)),
    tools: withData(tools, join(ofTools, isApart)),
  };
}

// Applying the fixes of many diagnostics in one step: the result is the same as applying one after another with
// plans in between, and no number is lost or becomes another.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyFixes, applyPatch, createEngine } from "sipattach";
import { readCases } from "./cases.mjs";

const replace = (path, value, more = {}) => ({
  fix: { title: `Write ${value}`, patch: [{ op: "replace", path, value }], ...more },
});
const remove = (path) => ({ fix: { title: "Remove it", patch: [{ op: "remove", path }] } });
const move = (from, path) => ({ fix: { title: "Rename it", patch: [{ op: "move", from, path }] } });
const add = (path, value) => ({ fix: { title: "Add it", patch: [{ op: "add", path, value }] } });

describe("applyFixes", () => {
  it("applies corrections, leaves choices and says so, and leaves what has no fix", () => {
    const document = { list: ["a", "b", "c"] };
    const diagnostics = [
      replace("/list/0", "A"),
      replace("/list/1", "B", { choice: true }),
      { code: "number.not_e164" },
      remove("/list/2"),
    ];
    const { draft, applied, left } = applyFixes(document, diagnostics);
    assert.deepEqual(draft, { list: ["A", "b"] });
    assert.deepEqual(applied, [diagnostics[0], diagnostics[3]]);
    assert.deepEqual(left, [{ diagnostic: diagnostics[1], why: "choice" }]);
    assert.deepEqual(document, { list: ["a", "b", "c"] });
  });

  it("takes a plan, and only what is wanted of it", () => {
    const diagnostics = [replace("/a", 2), replace("/b", 3)];
    const { draft, applied, left } = applyFixes({ a: 1, b: 1 }, { diagnostics }, (each) => each === diagnostics[1]);
    assert.deepEqual(draft, { a: 1, b: 3 });
    assert.deepEqual(applied, [diagnostics[1]]);
    assert.deepEqual(left, []);
  });

  it("removes from the last to the first, in whatever order it is asked", () => {
    assert.deepEqual(applyFixes([0, 1, 2, 3], [remove("/1"), remove("/2")]).draft, [0, 3]);
    assert.deepEqual(applyFixes([0, 1, 2, 3], [remove("/2"), remove("/1")]).draft, [0, 3]);
    const list = Array.from({ length: 12 }, (_, index) => index);
    assert.deepEqual(applyFixes(list, [remove("/10"), remove("/9"), replace("/11", "z"), remove("/2")]).draft, [
      0,
      1,
      3,
      4,
      5,
      6,
      7,
      8,
      "z",
    ]);
  });

  it("puts several entries in the place of one, and in that of the next one as well", () => {
    const expansion = (index, ...values) => ({
      fix: {
        title: "",
        patch: values.map((value, at) => ({ op: at === 0 ? "replace" : "add", path: `/list/${index + at}`, value })),
      },
    });
    const document = { list: ["a-c", "d-e", "f", "g-h"] };
    const diagnostics = [expansion(0, "a", "b", "c"), expansion(1, "d", "e"), expansion(3, "g", "h")];
    assert.deepEqual(applyFixes(document, diagnostics).draft, { list: ["a", "b", "c", "d", "e", "f", "g", "h"] });
  });

  it("applies one correction at each place, and leaves the others to the next plan", () => {
    const document = { a: { b: 1 } };
    const inner = replace("/a/b", 2);
    const outer = replace("/a", 3);
    for (const [diagnostics, expected] of [
      [[inner, remove("/a")], { a: { b: 2 } }],
      [[outer, inner], { a: 3 }],
      [[inner, replace("/a/b", 4)], { a: { b: 2 } }],
    ]) {
      const { draft, left } = applyFixes(document, diagnostics);
      assert.deepEqual(draft, expected);
      assert.deepEqual(left, [{ diagnostic: diagnostics[1], why: "overlaps" }]);
    }
  });

  it("moves what was written to its place before something is added there", () => {
    const { draft, left } = applyFixes({ old: 1 }, [add("/new", 2), move("/old", "/new")]);
    assert.deepEqual(draft, { new: 1 });
    assert.equal(left[0].why, "overlaps");
  });

  it("does not shift the entries of a second list under another fix", () => {
    const both = {
      fix: {
        title: "",
        patch: [
          { op: "replace", path: "/a/0", value: "A" },
          { op: "replace", path: "/b/2", value: "B" },
        ],
      },
    };
    const { draft, left } = applyFixes({ a: [0], b: [0, 1, 2] }, [both, remove("/b/0")]);
    assert.deepEqual(draft, { a: ["A"], b: [0, 1, "B"] });
    assert.equal(left[0].why, "overlaps");
  });

  it("leaves one of two removals that may each rely on the other", () => {
    const document = { one: "x", many: ["x"] };
    const { draft, left } = applyFixes(document, [remove("/one"), remove("/many/0")]);
    assert.deepEqual(draft, { many: ["x"] });
    assert.equal(left[0].why, "overlaps");
    assert.deepEqual(applyFixes({ a: null, b: {}, c: "x" }, [remove("/a"), remove("/b"), remove("/c")]).draft, {});
  });

  it("throws nothing at diagnostics of another draft, and applies the rest", () => {
    const lost = [remove("/gone"), replace("/list/7", 1), move("/lost", "/new"), replace("/text/in/it", 1)];
    for (const document of [{ list: ["a"], text: "b" }, "no JSON", undefined, null, 5, () => 1, '{"list":["a"]}']) {
      const { applied, left } = applyFixes(document, lost);
      assert.deepEqual(applied, []);
      assert.deepEqual(
        left.map(({ why }) => why),
        lost.map(() => "does_not_fit"),
      );
    }
    const { draft, applied } = applyFixes({ list: ["a"], text: "b" }, [...lost, replace("/list/0", "A")]);
    assert.deepEqual(draft, { list: ["A"], text: "b" });
    assert.equal(applied.length, 1);
  });

  it("throws nothing at what is no plan, and finds no fix in it", () => {
    const cycle = {};
    cycle.self = cycle;
    const throwing = {
      get diagnostics() {
        throw new Error("no diagnostics");
      },
    };
    const throwingFix = {
      get fix() {
        throw new Error("no fix");
      },
    };
    const odd = [
      null,
      5,
      {},
      { fix: null },
      { fix: {} },
      { fix: { patch: [null] } },
      { fix: { patch: 5 } },
      throwingFix,
    ];
    for (const plan of [null, undefined, 5, "", {}, { diagnostics: null }, { diagnostics: odd }, odd, throwing]) {
      for (const draft of [cycle, { a: 10n }, null, undefined, throwing]) {
        assert.deepEqual(applyFixes(draft, plan), { draft, applied: [], left: [] });
      }
    }
    const wrongPaths = [{ fix: { patch: [{ op: "remove", path: 3 }] } }, replace("/a", 2)];
    assert.deepEqual(applyFixes({ a: 1 }, wrongPaths).draft, { a: 2 });
  });

  it("reads a text as a plan does", () => {
    assert.deepEqual(applyFixes('\ufeff{"a":1}', [replace("/a", 2)]).draft, { a: 2 });
    assert.deepEqual(applyFixes("{a:1}", [replace("", { a: 1 })]).draft, { a: 1 });
  });

  // Quadratic work would take hours.
  it("goes through the diagnostics once", { timeout: 120_000 }, () => {
    const list = Array.from({ length: 50_000 }, () => "a");
    const diagnostics = list.map((_, index) => replace(`/list/${index}`, "b"));
    assert.deepEqual(new Set(applyFixes({ list }, diagnostics).draft.list), new Set(["b"]));
    const { draft, left } = applyFixes({ list }, [...diagnostics, remove("/gone")]);
    assert.deepEqual([draft.list[49_999], left.length], ["b", 1]);
  });
});

const engine = await createEngine();
const plain = (input) => {
  try {
    const value = typeof input === "string" ? JSON.parse(input) : input;
    return typeof value === "string" ? input : value; // which the engine would parse once more
  } catch {
    return input;
  }
};
const plans = readCases()
  .filter(({ call }) => call === "plan")
  .map(({ name, input, context }) => ({ name, draft: plain(input), context }));
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isDirections = ({ directions }) => Array.isArray(directions) && directions.length > 0;

/** The numbers and surrounding fields of one case, with the directions of another. */
function* crossed() {
  const whole = plans.filter(({ draft }) => isObject(draft));
  const correctable = whole.filter(({ draft, context }) => corrections(draft, context).length > 0);
  for (const [at, { name, draft, context }] of correctable.entries()) {
    const others = correctable.filter((other) => other.draft !== draft && isDirections(other.draft));
    for (let step = 0; step < 6; step++) {
      const other = others[(at * 31 + step * 17) % others.length];
      yield {
        name: `${name} × ${other.name}`,
        draft: { ...draft, directions: [...other.draft.directions, ...(isDirections(draft) ? draft.directions : [])] },
        context: { ...other.context, ...context },
      };
    }
  }
}

const corrections = (draft, context) =>
  engine.plan(draft, context).diagnostics.filter(({ fix }) => fix !== undefined && fix.choice !== true);
const pointer = (text) => text.split("/").map((token) => (/^\d+$/.test(token) ? token.padStart(9, "0") : token));
const fromTheLast = (a, b) => (pointer(a.path).join("/") < pointer(b.path).join("/") ? 1 : -1);
const valuesOf = (draft, context) =>
  new Set(
    engine
      .plan(draft, context)
      .numbers.filter(({ kind }) => kind === "e164")
      .map(({ value }) => value),
  );

/** Applies fixes one after another, planning in between; from the last, so that earlier ones keep their places. */
function oneByOne(draft, context, diagnostics) {
  for (const { code, path } of diagnostics.toSorted(fromTheLast)) {
    const again = corrections(draft, context).filter((each) => each.code === code && each.path === path);
    assert.ok(again.length > 0, `${code} ${path} is there no more`);
    draft = applyPatch(draft, again[0].fix.patch);
  }
  return draft;
}

function untilAllIsCorrected(draft, context, step) {
  for (let round = 0; round < 100; round++) {
    const next = step(draft, corrections(draft, context));
    if (next === null) return draft;
    draft = next;
  }
  return assert.fail("correcting does not end");
}

function check({ name, draft, context }) {
  const diagnostics = corrections(draft, context);
  const before = structuredClone(draft);
  const pairs = diagnostics.slice(0, 12).flatMap((a, at) => diagnostics.slice(at + 1, at + 12).map((b) => [a, b]));
  for (const some of [diagnostics, ...pairs]) {
    const what = `${name}: ${some.map(({ code, path }) => `${code} ${path}`).join(", ")}`;
    const { draft: after, applied, left } = applyFixes(draft, { diagnostics }, (each) => some.includes(each));
    assert.deepEqual(draft, before, what);
    assert.equal(applied.length + left.length, some.length, what);
    assert.ok(applied.length > 0 || some.length === 0, what);
    assert.ok(
      left.every(({ why }) => why === "overlaps"),
      what,
    );
    assert.deepEqual(after, oneByOne(draft, context, applied), what);
    const [numbers, numbersAfter] = [valuesOf(draft, context), valuesOf(after, context)];
    for (const number of numbers) assert.ok(numbersAfter.has(number), `${what}: ${number} is lost`);
  }
  // The end result is the same as with one fix at a time.
  const single = untilAllIsCorrected(draft, context, (at, [first, ...more]) => {
    if (first === undefined) return null;
    const { applied } = applyFixes(at, [first, ...more]);
    return applyFixes(at, applied.slice(0, 1)).draft;
  });
  const bulk = untilAllIsCorrected(draft, context, (at, some) =>
    some.length === 0 ? null : applyFixes(at, some).draft,
  );
  assert.deepEqual(bulk, single, name);
  return pairs.length;
}

describe("fixes of the shared cases, all of them and every two", () => {
  it("come to what one after another comes to", () => {
    let pairs = 0;
    for (const each of plans) pairs += check(each);
    assert.ok(pairs > 50, `${pairs} pairs`);
  });

  it("also where several faults are in one draft", () => {
    let pairs = 0;
    for (const each of crossed()) pairs += check(each);
    assert.ok(pairs > 2000, `${pairs} pairs`);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyFixes, applyPatch, PatchError } from "sipattach";

const pass = [
  // RFC 6902, appendix A
  [{ foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { foo: "bar", baz: "qux" }],
  [{ foo: [1, 3] }, [{ op: "add", path: "/foo/1", value: 2 }], { foo: [1, 2, 3] }],
  [{ baz: 1, foo: 2 }, [{ op: "remove", path: "/baz" }], { foo: 2 }],
  [{ foo: [1, 2, 3] }, [{ op: "remove", path: "/foo/1" }], { foo: [1, 3] }],
  [{ baz: 1 }, [{ op: "replace", path: "/baz", value: 2 }], { baz: 2 }],
  [
    { foo: { bar: 1, waldo: 2 }, qux: { corge: 3 } },
    [{ op: "move", from: "/foo/waldo", path: "/qux/thud" }],
    { foo: { bar: 1 }, qux: { corge: 3, thud: 2 } },
  ],
  [{ foo: [1, 2, 3, 4] }, [{ op: "move", from: "/foo/1", path: "/foo/3" }], { foo: [1, 3, 4, 2] }],
  [{ a: [1] }, [{ op: "test", path: "/a", value: [1] }], { a: [1] }],
  [{ a: 1 }, [{ op: "add", path: "/child", value: { b: {} } }], { a: 1, child: { b: {} } }],
  [{ "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: 10 }], { "/": 9, "~1": 10 }],
  [["a"], [{ op: "add", path: "/-", value: ["b"] }], ["a", ["b"]]],
  // the whole document, empty names, copies
  [{ a: 1 }, [{ op: "replace", path: "", value: [2] }], [2]],
  ["text", [{ op: "replace", path: "", value: {} }], {}],
  [{ "": 1 }, [{ op: "replace", path: "/", value: 2 }], { "": 2 }],
  [
    { a: [1] },
    [
      { op: "copy", from: "/a", path: "/b" },
      { op: "add", path: "/b/-", value: 2 },
    ],
    { a: [1], b: [1, 2] },
  ],
];
const refuse = [
  [{ a: 1 }, [{ op: "remove", path: "/b" }]],
  [{ a: 1 }, [{ op: "replace", path: "/b", value: 1 }]],
  [{ a: 1 }, [{ op: "add", path: "/b/c", value: 1 }]],
  [{ a: 1 }, [{ op: "add", path: "/a/c", value: 1 }]],
  [[1], [{ op: "add", path: "/2", value: 1 }]],
  [[1], [{ op: "add", path: "/01", value: 1 }]],
  [[1], [{ op: "replace", path: "/-", value: 1 }]],
  [{ a: 1 }, [{ op: "test", path: "/a", value: "1" }]],
  [{ a: { b: 1 } }, [{ op: "move", from: "/a", path: "/a/b" }]],
  [{ a: 1 }, [{ op: "remove", path: "" }]],
  [{ a: 1 }, [{ op: "add", path: "a", value: 1 }]],
  [{ a: 1 }, [{ op: "add", path: "/~2", value: 1 }]],
  [{}, [{ op: "replace", path: "/toString", value: 1 }]],
  [{ a: 1 }, [{ op: "grow", path: "/a" }]],
];

describe("applyPatch", () => {
  for (const [document, patch, expected] of pass) {
    it(`${JSON.stringify(document)} ${JSON.stringify(patch)}`, () => {
      const before = structuredClone(document);
      assert.deepEqual(applyPatch(document, patch), expected);
      assert.deepEqual(document, before);
    });
  }
  for (const [document, patch] of refuse) {
    it(`refuses ${JSON.stringify(patch)} on ${JSON.stringify(document)}`, () => {
      assert.throws(() => applyPatch(document, patch), PatchError);
    });
  }

  it("shares what it does not touch", () => {
    const document = { a: { deep: [1] }, b: [1] };
    const patched = applyPatch(document, [{ op: "replace", path: "/b/0", value: 2 }]);
    assert.equal(patched.a, document.a);
    assert.notEqual(patched.b, document.b);
  });

  it("sets a member named __proto__ like any other", () => {
    const patched = applyPatch({}, [{ op: "add", path: "/__proto__", value: { polluted: true } }]);
    assert.ok(Object.hasOwn(patched, "__proto__"));
    assert.equal({}.polluted, undefined);
    assert.equal(patched.polluted, undefined);
  });

  it("copies each container once, however many operations there are", () => {
    const count = 50_000;
    const document = { list: Array.from({ length: count }, (_, index) => index) };
    const patch = document.list.map((_, index) => ({
      op: "replace",
      path: `/list/${index}`,
      value: 0,
    }));
    const started = performance.now();
    assert.deepEqual(new Set(applyPatch(document, patch).list), new Set([0]));
    assert.ok(performance.now() - started < 5000);
  });
});

describe("applyFixes", () => {
  const replace = (path, value, more = {}) => ({
    fix: { title: `Write ${value}`, patch: [{ op: "replace", path, value }], ...more },
  });

  it("applies corrections, and leaves choices and what has no fix", () => {
    const document = { list: ["a", "b", "c"] };
    const diagnostics = [
      replace("/list/0", "A"),
      replace("/list/1", "B", { choice: true }),
      { code: "number.not_e164" },
      { fix: { title: "Remove it", patch: [{ op: "remove", path: "/list/2" }] } },
    ];
    assert.deepEqual(applyFixes(document, diagnostics), { list: ["A", "b"] });
    assert.deepEqual(document, { list: ["a", "b", "c"] });
  });

  it("removes from the last to the first", () => {
    const remove = (path) => ({ fix: { title: "Remove it", patch: [{ op: "remove", path }] } });
    assert.deepEqual(applyFixes([0, 1, 2, 3], [remove("/1"), remove("/2")]), [0, 3]);
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
    assert.deepEqual(applyFixes(document, diagnostics), { list: ["a", "b", "c", "d", "e", "f", "g", "h"] });
  });

  it("applies one correction at each place", () => {
    const document = { a: { b: 1 } };
    const inner = replace("/a/b", 2);
    const outer = replace("/a", 3);
    const removal = { fix: { title: "", patch: [{ op: "remove", path: "/a" }] } };
    assert.deepEqual(applyFixes(document, [inner, removal]), {});
    assert.deepEqual(applyFixes(document, [outer, inner]), { a: { b: 2 } });
    assert.deepEqual(applyFixes(document, [inner, replace("/a/b", 4)]), { a: { b: 4 } });
  });

  // Quadratic work would take hours.
  it("goes through the diagnostics once", { timeout: 120_000 }, () => {
    const list = Array.from({ length: 50_000 }, () => "a");
    const diagnostics = list.map((_, index) => replace(`/list/${index}`, "b"));
    assert.deepEqual(new Set(applyFixes({ list }, diagnostics).list), new Set(["b"]));
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPatch, PatchError } from "sipattach";

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

// Secrets that a server repeats are removed from what is shown, and from what the engine reads.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import fc from "fast-check";
import { createEngine } from "sipattach";
import { HALVES, draft, leaks, secret } from "./canaries.mjs";
import { seed } from "./seed.mjs";

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../../bindings/src/secrets.ts", import.meta.url))],
  format: "esm",
  platform: "node",
  bundle: true,
  write: false,
});
const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`;
const { Redactor, MARK } = await import(source);
const engine = await createEngine();

const numRuns = Number(process.env.FC_RUNS ?? 300);
const check = (...args) => fc.assert(fc.property(...args), { numRuns, ...seed });

function redactorOf(...secrets) {
  const redactor = new Redactor();
  for (const each of secrets) redactor.add(each);
  return redactor;
}

const html = (text) =>
  text.replace(/[&<>"']/g, (c) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[c]};`);
const ENCODINGS = {
  plain: (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify({ text })),
  "JSON in ASCII": (text) =>
    JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "PHP's JSON": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  percent: encodeURIComponent,
  "percent in lower case": (text) => encodeURIComponent(text).replace(/%../g, (e) => e.toLowerCase()),
  "JSON in percent": (text) => encodeURIComponent(JSON.stringify({ text })),
  "JSON in JSON in percent": (text) => encodeURIComponent(JSON.stringify(JSON.stringify({ text }))),
  "JSON in HTML": (text) => html(JSON.stringify({ text })),
  "JSON in JSON in HTML": (text) => html(JSON.stringify(JSON.stringify({ text }))),
  "percent twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  form: (text) => new URLSearchParams({ text }).toString(),
  "every byte percent": (text) =>
    Buffer.from(text)
      .toString("hex")
      .replace(/../g, (byte) => `%${byte}`),
  HTML: html,
  "HTML twice": (text) => html(html(text)),
  "HTML numbers": (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join(""),
  "HTML hex": (text) => [...text].map((c) => `&#x${c.codePointAt(0).toString(16).toUpperCase()};`).join(""),
  "upper case": (text) => text.replace(/[a-z]/g, (c) => c.toUpperCase()),
};
const BINARY = {
  base64: (text) => Buffer.from(text).toString("base64"),
  "Basic credentials": (text) => `Basic ${Buffer.from(`pbx:${text}`).toString("base64")}`,
  "longer Basic credentials": (text) => `Basic ${Buffer.from(`ab:${text}:c`).toString("base64")}`,
  "JSON in base64": (text) => Buffer.from(JSON.stringify({ text })).toString("base64"),
  base64url: (text) => Buffer.from(`x${text}`).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
};

describe("a secret in an answer", () => {
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    it(`is taken out of a text: ${name}`, () => {
      check(secret, (secret) => {
        const shown = redactorOf(secret).text(`Bad password (${encode(secret)}).`);
        assert.ok(!leaks(shown) && shown.includes(MARK), shown);
        const bare = decodeURIComponent(decodeURIComponent(shown.replace(/%(?![\da-f]{2})/gi, "%25")));
        assert.ok(!leaks(bare), bare);
      });
    });
  }
  for (const [name, encode] of Object.entries(BINARY)) {
    it(`is taken out of a text: ${name}`, () => {
      check(secret, (secret) => {
        assert.match(redactorOf(secret).text(`got ${encode(secret)}, sorry`), /^got (Basic )?\[redacted\]=*, sorry$/);
      });
    });
  }

  it("is taken out whole where it holds another, or overlaps it", () => {
    for (const order of [
      ["hunter2", "hunter2-hunter3"],
      ["hunter2-hunter3", "hunter2"],
    ]) {
      assert.equal(redactorOf(...order).text("x hunter2-hunter3 y"), "x [redacted] y");
    }
    assert.equal(redactorOf("abcd1234", "1234wxyz").text("abcd1234wxyz"), MARK);
    assert.equal(redactorOf("redacted", "secretive").text("secretive redacted"), "[redacted] [redacted]");
  });

  it("is taken out as a word of its own where it is short", () => {
    assert.equal(redactorOf("abc").text("abc abcd (abc)"), "[redacted] abcd ([redacted])");
    assert.equal(redactorOf("7").text("7 of 17"), "7 of 17");
    assert.equal(redactorOf("7").text("7"), MARK);
    assert.equal(redactorOf("").text("text"), "text");
  });

  it("is looked for in what its length leaves unmistakable", () => {
    const base64 = (text) => Buffer.from(text).toString("base64");
    const hex = (text) => Buffer.from(text).toString("hex");
    const longest = `${"V".repeat(500)}"${"W".repeat(523)}`;
    for (const [secret, text, isFound] of [
      ["abc", "xabcx", false],
      ["abcd", "xabcdx", true],
      // The end of one group and the beginning of the next depend on their neighbours as well.
      ["Vq7m", base64("Vq7m"), false],
      ["Vq7mT", base64("Vq7mT"), true],
      ["Vq7mT", base64("xVq7mTx"), true],
      ["Vq7mT", base64("xxVq7mTxx"), true],
      ["Vq7mT", hex("Vq7mT"), false],
      ["Vq7mTz", hex("Vq7mTz"), true],
      [longest, JSON.stringify(longest), true],
      [`${longest}W`, JSON.stringify(`${longest}W`), false],
      [`${longest}W`, `${longest}W`, true],
    ]) {
      const shown = redactorOf(secret).text(text);
      assert.equal(shown.includes(MARK), isFound, `${secret.slice(0, 20)} in ${text.slice(0, 40)}: ${shown}`);
    }
    // A number is removed only if it is long.
    const answered = (pin) => redactorOf("1234567", "12345678").answer({ status: 200, body: JSON.stringify({ pin }) });
    assert.equal(answered(1234567).body, '{"pin":1234567}');
    assert.equal(answered(12345678).body, `{"pin":"${MARK}"}`);
  });

  it("is looked for in a time that ends, whatever it is made of", () => {
    for (const piece of ["\\", '"', '\\"', "\\\n", "\\u005c", "&", "é", "😀", "/", "%5c"]) {
      const secret = piece.repeat(60);
      const less = piece.repeat(59);
      const redactor = redactorOf(secret);
      for (const encode of [(text) => text, ENCODINGS.JSON, ENCODINGS["JSON in JSON"], ENCODINGS.percent, html]) {
        assert.ok(!redactor.text(`(${encode(secret)})`).includes(encode(less)), `${piece} ${encode}`);
        redactor.text(`(${encode(less)}?)`);
      }
    }
    for (const each of ["W", "😀"]) {
      const longest = each.repeat(1024 / each.length);
      assert.equal(redactorOf(longest).text(`(${longest})`), `(${MARK})`);
    }
  });

  it("goes with up to 400 characters of base64 around it", () => {
    const around = "Q".repeat(1000);
    const shown = redactorOf("Vq7mTz4Rk").text(`${around}${Buffer.from("Vq7mTz4Rk").toString("base64")}${around}`);
    assert.equal(shown, `${"Q".repeat(600)}${MARK}${"Q".repeat(600)}`);
  });

  it("takes no other words out with it, such as the short ones of a passphrase", () => {
    const redactor = new Redactor();
    const register_auth = { username: "desk", password: "in the rye, 7 a" };
    redactor.addFrom({ register_auth }, engine.redact({ register_auth }));
    const text = "The number is in the list, 7 a day. A rye field is in it.";
    assert.equal(redactor.text(text), text);
    assert.equal(redactor.text("You sent in the rye, 7 a."), `You sent ${MARK}.`);
  });

  it("is taken out of names and values, and leaves the words of the engine", () => {
    const redactor = redactorOf("hunter2zz", "configured");
    assert.deepEqual(
      redactor.json({
        status: "configured",
        failed: [{ raw: { hunter2zz: ["a hunter2zz", 5, null] } }],
      }),
      { status: "configured", failed: [{ raw: { [MARK]: [`a ${MARK}`, 5, null] } }] },
    );
  });
});

describe("secrets of a document", () => {
  const addAll = (document) => {
    const redactor = new Redactor();
    redactor.addFrom(document, engine.redact(document));
    return redactor;
  };

  it("are those that the engine takes out, each by itself", () => {
    const redactor = addAll({
      directions: [
        {
          sip_endpoint: "sip:a:one11111@h1, sip:b:two22222@h2",
          note: "Authorization: Bearer three333",
        },
        {
          register_auth: { username: "pbx", pass: "four4444" },
          pin: 55555555,
          "sip:c:six66666@h": 1,
        },
        { json: '{ "token": "seven777", "a": ["sip:d:eight888@h"] }', url: "sip:e:n%40ne9999@h" },
        { passwords: ["ten10101"], sip_username: "u:elf11elf" },
        {
          json: '{"pin": 12121212, "password": {"a": ["thirteen", 14141414]}}',
          secret: { b: [15151515, "16sixteen"] },
        },
      ],
    });
    const all =
      "one11111 two22222 three333 four4444 55555555 six66666 seven777 eight888 ten10101 elf11elf 12121212 thirteen 14141414 15151515 16sixteen";
    assert.equal(redactor.text(all), all.replace(/\S+/g, MARK));
    assert.equal(redactor.text("n%40ne9999 n@ne9999"), `${MARK} ${MARK}`);
    assert.equal(redactor.text("username pbx Authorization sip h1"), "username pbx Authorization sip h1");
  });

  it("are found in whatever echoes the document", () => {
    check(draft, (draft) => {
      const document = { ...draft, phone_number: "+14155552671", phone_numbers: null };
      const redactor = addAll(document);
      const password = `${HALVES[0]}-x-${HALVES[1]}`;
      redactor.addFrom({ password }, { password: MARK });
      assert.ok(!leaks(redactor.text(`You sent ${password}`)));
      assert.doesNotThrow(() => redactor.json(document));
    });
  });
});

describe("an answer for the engine", () => {
  const identity = "sip:pbx:hunter2zz@pbx.acme.com";
  const body = {
    phone_numbers: ["+14155552671", identity],
    directions: [{ type: "inbound", register_auth: { username: "hunter2zz-user", password: "hunter2zz" } }],
  };
  const redactor = new Redactor();
  redactor.addFrom(body, engine.redact(body));
  const read = (text) => redactor.answer({ status: 200, body: text, headers: { "retry-after": "5" } });

  it("keeps numbers, public texts and the derived password, and nothing else", () => {
    const text = `{ "data": {"configured":["+14155552671", "${identity}"], "failed":[{"number":"${identity}",
      "reason":"no hunter2zz", "hunter2zz": 1e999, "user": "hunter2zz-user", "half": "\\ud800"}],
      "register_password_for_pbx": "hunter2zz", "register_passwords":[{"password":"hunter2zz"}], "last":"hunter2zz"}}`;
    const [head, ...tail] = text.split("no hunter2zz");
    const expected =
      `${head}no ${MARK}` +
      tail[0].replace('"hunter2zz": 1e999', `"${MARK}": 1e999`).replace('"last":"hunter2zz"', `"last":"${MARK}"`);
    assert.equal(read(text).body, expected);
    assert.deepEqual(read(text).headers, { "retry-after": "5" });
  });

  it("keeps what follows a derived password out of it", () => {
    const text = '{"register_password_for_pbx":{"a":["hunter2zz"]},"b":"hunter2zz","c":{"d":"hunter2zz"}}';
    assert.equal(
      read(text).body,
      `{"register_password_for_pbx":{"a":["hunter2zz"]},"b":"${MARK}","c":{"d":"${MARK}"}}`,
    );
  });

  it("is clean before any text is cut", () => {
    for (let length = 1980; length < 2010; length++) {
      const message = `${"x".repeat(length)}hunter2zz`;
      const answer = read(JSON.stringify({ data: null, errors: [{ error: "BAD", message }] }));
      const { message: shown, errors } = engine.readResponse({ ...answer, status: 400 }, { body });
      assert.ok(!/hunter/.test(JSON.stringify([shown, errors])));
    }
  });

  it("is clean of secrets of any length", () => {
    const long = new Redactor();
    long.add("W".repeat(400_000));
    assert.equal(long.text(`a${"W".repeat(400_000)}b`), `a${MARK}b`);
  });

  it("is clean where it is no JSON, or parsed already", () => {
    assert.equal(read("<p>hunter2zz</p>").body, `<p>${MARK}</p>`);
    assert.deepEqual(read({ a: ["hunter2zz"] }).body, { a: [MARK] });
    assert.equal(read(undefined).body, undefined);
  });

  it("is the same text where it repeats nothing", () => {
    check(fc.json(), (json) => assert.equal(redactor.answer({ status: 200, body: json }).body, json));
  });
});

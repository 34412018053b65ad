// The table of providers: presets whose plans have no warning, and the command line for it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { applyPatch, checklistMarkdown, createEngine } from "sipattach";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

/** What a customer of each provider has, by the names of the questions. */
const ANSWERS = {
  trunk: "acme",
  realm: "acme-1a2b",
  port: 5077,
  company: "acme",
  connector: "abc1",
  server: "atlanta1",
  space: "acme",
  app: "ivr",
  host: "pbx.acme.com",
  project: "proj_X1",
  sip_username: "acme",
  sip_password: "kV7mQ2xWn9dR",
};

let engine;
let providers;
before(async () => {
  engine = await createEngine();
  providers = engine.providers();
});

const answersFor = (id, given = {}) => {
  const { asks } = engine.applyProvider({}, id, given);
  const answers = { ...given };
  for (const { name, choices } of asks) {
    if (name in answers) continue;
    answers[name] = choices === null ? ANSWERS[name] : choices[0];
    if (id === "livekit" && name === "project") answers[name] = "acme";
  }
  return answers;
};

describe("presets", () => {
  it("are told by id, name and what they write", () => {
    assert.ok(providers.length >= 20);
    const ids = providers.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    assert.equal(ids.at(-1), "other");
    for (const { id, source, steps } of providers) {
      assert.match(id, /^[a-z0-9_]+$/);
      assert.ok(source.length > 0 && steps.length > 0, id);
    }
  });

  it("link to where it can be read, which is public", () => {
    const links = providers.flatMap(({ source_url: url }) => url ?? []);
    assert.ok(links.length >= 15);
    for (const link of links) assert.equal(new URL(link).protocol, "https:", link);
    for (const { id, source_url: url = null } of providers)
      assert.equal(engine.providerChecklist(id).source_url, url, id);
  });

  it("give a request that draws no warning, and nothing when they are applied again", () => {
    for (const { id, name } of providers) {
      for (const given of [{}, { auth: "ip" }]) {
        const answers = answersFor(id, given);
        const draft = { phone_number: "+14155552671", service: "sip" };
        const applied = engine.applyProvider(draft, id, answers);
        assert.deepEqual(applied.missing, [], name);
        assert.ok(applied.ok && applied.patch.length > 0, name);
        const written = applyPatch(draft, applied.patch);
        const plan = engine.plan(written);
        assert.ok(plan.ok, name);
        // Telnyx and Flowroute advise against relying on addresses alone, so that warning is expected.
        const said = plan.diagnostics.filter(({ code }) => !code.startsWith("provider.credentials"));
        assert.deepEqual(said, [], name);
        assert.deepEqual(engine.applyProvider(written, id, answers).patch, [], name);
      }
    }
  });

  it("write into one place only, whatever was there", () => {
    const ids = providers.map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }), (chain) => {
        let draft = { phone_number: "+14155552671", directions: [{ type: "outbound" }] };
        for (const id of chain) {
          draft = applyPatch(draft, engine.applyProvider(draft, id, answersFor(id)).patch);
        }
        assert.equal(draft.phone_number, "+14155552671");
        const types = draft.directions.map(({ type }) => type);
        assert.deepEqual([...new Set(types)], types);
        // If several providers were applied, only the last one of a direction is left in it.
        for (const { type, options = {} } of draft.directions) {
          const last = chain
            .map((id) => providers.find((provider) => provider.id === id))
            .findLast(({ role, endpoint }) => endpoint !== null && (role === "destination") === (type === "inbound"));
          if (last === undefined) continue;
          const answers = answersFor(last.id);
          assert.equal("sip_username" in options, answers.sip_username !== undefined);
          const port = last.port === "assigned" ? answers.port : (last.port ?? undefined);
          assert.equal(options.port, port);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("tell written fields by pointers into the patched draft", () => {
    const draft = { directions: [{ type: "outbound", sip_endpoint: "sip:old.acme.com" }] };
    const { patch, written } = engine.applyProvider(draft, "twilio", answersFor("twilio"));
    const after = applyPatch(draft, patch);
    for (const pointer of written) {
      const value = pointer
        .split("/")
        .slice(1)
        .reduce((at, name) => at[name], after);
      assert.notEqual(value, undefined, pointer);
    }
  });

  it("are in no need of a draft", () => {
    assert.deepEqual(engine.applyProvider(undefined, "twilio").missing, ["trunk", "sip_username", "sip_password"]);
  });
});

describe("sipattach provider", () => {
  it("lists them", () => {
    const { status, stdout } = run("provider");
    assert.equal(status, 0);
    for (const { id, name } of providers) assert.ok(stdout.includes(id) && stdout.includes(name));
    assert.deepEqual(JSON.parse(run("provider", "--format", "json").stdout), providers);
  });

  it("shows what to enter, as text, JSON and Markdown", () => {
    const text = run("provider", "twilio", "--region", "eu2");
    assert.equal(text.status, 0);
    assert.match(text.stdout, /sip:eu2\.sip\.bland\.ai:5061;transport=tls/);
    assert.match(text.stdout, /52\.17\.235\.44, 34\.250\.51\.24/);
    const json = JSON.parse(run("provider", "Twilio", "--region", "eu2", "--json").stdout);
    assert.deepEqual(json, engine.providerChecklist("twilio", "eu2"));
    const { stdout } = run("provider", "twilio", "--region", "us2", "--format", "markdown");
    assert.match(stdout, /^# Twilio, region us2\n/);
    assert.match(stdout, /\| Origination URI \| `sip:us2\.sip\.bland\.ai:5061;transport=tls` \|/);
    assert.match(stdout, /^- \[ \] Turn Secure Trunking on\.$/m);
    assert.match(stdout, /^Source: \[Twilio: [^\]]+\]\(https:\/\/www\.twilio\.com\/docs\/sip-trunking\)$/m);
  });

  it("writes the same Markdown as the package, whose words can be given", async () => {
    const checklist = engine.providerChecklist("zadarma", "us2");
    const { stdout } = run("provider", "zadarma", "--region", "us2", "--format", "markdown");
    assert.equal(stdout, `${await checklistMarkdown(checklist)}\n`);
    const words = {
      region: "Region",
      setting: "Einstellung",
      value: "Wert",
      undocumented: "nicht dokumentiert",
      transfers: "Weiterleitung",
      source: "Quelle",
    };
    const german = await checklistMarkdown({ ...checklist, source_url: null }, words);
    assert.match(
      german,
      /^# Zadarma, Region us2\n[\s\S]*\| Einstellung \| Wert \|[\s\S]*\(nicht dokumentiert\)[\s\S]*Quelle: Zadarma/,
    );
    assert.doesNotMatch(german, /undefined|null|not documented/);
  });

  it("says what the provider does not document", () => {
    const { stdout } = run("provider", "zadarma");
    assert.match(stdout, /TLS port of the endpoint +\(not documented by the provider\)/);
  });

  it("finds a name that is spelled in another way", () => {
    for (const name of ["voip.ms", "VoIP MS", "chime", "asterisk", "open ai realtime", "Retell"]) {
      const { status, stderr } = run("provider", name);
      assert.equal(status, 0, `${name} ${stderr}`);
    }
  });

  it("suggests one for a name that there is not", () => {
    const { status, stderr } = run("provider", "twillio");
    assert.equal(status, 2);
    assert.match(stderr, /Did you mean twilio\?/);
    assert.match(run("provider", "teams").stderr, /Did you mean microsoft_teams\?/);
    assert.match(run("provider", "sip.telnyx.com").stderr, /Did you mean telnyx\?/);
    assert.match(run("provider", "xyzzy").stderr, /There is no provider xyzzy\. .*other/);
    assert.match(run("provider", "nice_cxone", "--region", "asia2").stderr, /us2, eu2/);
    assert.match(run("provider", "twilio", "--format", "pdf").stderr, /text, json or markdown/);
  });
});

// Generates texts of numbers together with what they contain: numbers of national plans, written in one of the
// ways people write them, in one of the shapes they are pasted in, among things that are not numbers.
// The same seed gives the same text.
import { randomSource } from "../phone-differential/generate.mjs";

// National plans: the digits of an area code and how a number is grouped; "#" is any digit. `trunk` is dialled
// before the area code at home, but not from abroad; Italy's zero is part of the number.
const PLANS = [
  { region: "US", code: "1", idd: "011", trunk: "", numbers: ["312 555 01##", "415 673 2###", "737 204 5###"] },
  { region: "CA", code: "1", idd: "011", trunk: "", numbers: ["416 555 01##", "604 685 3###"] },
  { region: "GB", code: "44", trunk: "0", numbers: ["20 7946 0###", "113 496 0###", "1632 960 ###", "7700 900 ###"] },
  { region: "DE", code: "49", trunk: "0", numbers: ["30 23125 ###", "221 4710 ###", "89 99998 ###", "171 39200 ##"] },
  { region: "FR", code: "33", trunk: "0", numbers: ["1 99 00 ## ##", "6 39 98 ## ##", "4 65 71 ## ##"] },
  { region: "AU", code: "61", idd: "0011", trunk: "0", numbers: ["2 5550 ####", "3 7010 ####", "491 570 ###"] },
  { region: "IT", code: "39", trunk: "", numbers: ["06 5555 ####", "02 7221 ####", "347 556 ####"] },
  { region: "ES", code: "34", trunk: "", numbers: ["910 12# ###", "931 45# ###", "612 34# ###"] },
  { region: "NL", code: "31", trunk: "0", numbers: ["20 794 ####", "85 130 ####", "6 5555 ####"] },
  { region: "BE", code: "32", trunk: "0", numbers: ["2 555 ## ##", "470 12 ## ##"] },
  { region: "CH", code: "41", trunk: "0", numbers: ["44 668 ## ##", "79 123 ## ##"] },
  { region: "AT", code: "43", trunk: "0", numbers: ["1 5144 4###", "662 8044 ###"] },
  { region: "SE", code: "46", trunk: "0", numbers: ["8 465 004 ##", "31 390 06 ##", "70 174 06 ##"] },
  { region: "PL", code: "48", trunk: "", numbers: ["22 123 4# ##", "12 345 6# ##", "601 23# ###"] },
  { region: "CZ", code: "420", trunk: "", numbers: ["234 567 ###", "602 123 ###"] },
  { region: "BR", code: "55", trunk: "0", numbers: ["11 3123 4###", "21 98765 4###"], noTrunk: true },
  { region: "IN", code: "91", trunk: "0", numbers: ["22 6123 4###", "98765 4####"] },
  { region: "JP", code: "81", idd: "010", trunk: "0", numbers: ["3 1234 5###", "6 6123 4###", "90 1234 5###"] },
  { region: "MX", code: "52", trunk: "", numbers: ["55 5062 ####", "81 8150 ####"] },
  { region: "IL", code: "972", trunk: "0", numbers: ["3 555 ####", "54 123 ####"] },
  { region: "ZA", code: "27", trunk: "0", numbers: ["11 555 ####", "21 480 ####"] },
];

const SPACES = ["\u00a0", "\u202f", "\u2009", "\u3000"];
const DASHES = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\uff0d"];

/** Random choices for one text. */
class Choices {
  constructor(seed) {
    this.random = randomSource(seed);
    for (let i = 0; i < 4; i++) this.random();
  }
  below(limit) {
    return Math.floor(this.random() * limit);
  }
  between(low, high) {
    return low + this.below(high - low + 1);
  }
  chance(share) {
    return this.random() < share;
  }
  one(list) {
    return list[this.below(list.length)];
  }
  digits(pattern) {
    return pattern.replaceAll("#", () => String(this.below(10)));
  }
}

// Ways to write a number. `plain` ones are unambiguous and must be read; for the others it is enough that the
// engine asks about them. Those with `atHome` need the region of the number.
const WRITTEN = {
  e164: { plain: true, write: ({ e164 }) => e164 },
  spaced: { plain: true, write: ({ code, groups }) => `+${code} ${groups.join(" ")}` },
  dashed: { plain: true, write: ({ code, groups }) => `+${[code, ...groups].join("-")}` },
  dotted: { plain: true, write: ({ code, groups }) => `+${[code, ...groups].join(".")}` },
  oddSpaces: {
    plain: true,
    write: ({ code, groups }, choose) => `+${[code, ...groups].join(choose.one(SPACES))}`,
  },
  oddDashes: {
    plain: true,
    write: ({ code, groups }, choose) => `+${code} ${groups.join(choose.one(DASHES))}`,
  },
  areaInBrackets: {
    plain: true,
    write: ({ code, groups: [area, ...rest] }) => `+${code} (${area}) ${rest.join(" ")}`,
  },
  zeroInBrackets: {
    plain: true,
    fits: ({ trunk }) => trunk !== "",
    write: ({ code, trunk, groups }, choose) => `+${code}${choose.one(["", " "])}(${trunk})${groups.join(" ")}`,
  },
  doubleZero: {
    plain: false,
    write: ({ idd, code, groups }, choose) =>
      choose.one([`${idd}${code}${groups.join("")}`, `${idd} ${code} ${groups.join(" ")}`]),
  },
  tel: { plain: true, write: ({ code, groups }, choose) => `tel:+${[code, ...groups].join(choose.one(["", "-"]))}` },
  sip: {
    plain: false,
    write: ({ e164 }, choose) =>
      choose.one([`sip:${e164}@pbx.example.com`, `<sip:${e164}@198.51.100.7:5060;user=phone>`]),
  },
  marked: {
    plain: true,
    write: ({ e164 }, choose) => choose.one([`\u202a${e164}\u202c`, `\u200e${e164}`, `${e164}\u200b`]),
  },
  fullWidth: {
    plain: true,
    write: ({ e164 }) => e164.replace(/./g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  },
  // Without "+", nobody takes such a number for one of another country.
  bare: { plain: false, isHome: true, write: ({ e164 }) => e164.slice(1) },
  decimal: { plain: false, isHome: true, write: ({ e164 }) => `${e164.slice(1)}.0` },
  apostrophe: { plain: true, write: ({ e164 }) => `'${e164}` },
  extension: {
    plain: false,
    write: ({ code, groups }, choose) =>
      `+${code} ${groups.join(" ")}${choose.one([" x", " ext. ", ", ext ", " ext ", " #", ";ext="])}${choose.between(100, 9999)}`,
  },
  scientific: {
    plain: false,
    unreadable: true,
    fits: ({ e164 }) => e164.length > 11,
    write: ({ e164 }) => Number(e164.slice(1)).toExponential(4).toUpperCase(),
  },
  home: { plain: true, atHome: true, write: ({ trunk, groups: [area, ...rest] }) => [trunk + area, ...rest].join(" ") },
  homeTogether: { plain: true, atHome: true, write: ({ trunk, groups }) => trunk + groups.join("") },
  homeDashed: {
    plain: true,
    atHome: true,
    write: ({ trunk, groups: [area, ...rest] }) => [trunk + area, ...rest].join("-"),
  },
  homeBrackets: {
    plain: true,
    atHome: true,
    write: ({ trunk, groups: [area, ...rest] }, choose) =>
      `(${trunk}${area})${choose.one([" ", ""])}${rest.join(choose.one([" ", "-"]))}`,
  },
  homeDots: {
    plain: true,
    atHome: true,
    // "22.123.47.21" is an IP address as well; with a leading zero it is not.
    fits: ({ trunk, groups }) => trunk !== "" || groups.length !== 4,
    write: ({ trunk, groups: [area, ...rest] }) => [trunk + area, ...rest].join("."),
  },
  homeSlash: {
    plain: true,
    atHome: true,
    fits: ({ region }) => ["DE", "AT", "CH", "BE"].includes(region),
    write: ({ trunk, groups: [area, ...rest] }) => `${trunk}${area}/${rest.join(" ")}`,
  },
  homeWithOne: {
    plain: true,
    atHome: true,
    fits: ({ code }) => code === "1",
    write: ({ groups: [area, ...rest] }, choose) =>
      choose.one([`1-${area}-${rest.join("-")}`, `1 (${area}) ${rest.join("-")}`, `1${area}${rest.join("")}`]),
  },
};
const WRITINGS = Object.entries(WRITTEN).map(([name, each]) => ({ name, ...each }));

/** Writes a number for a text; `values` are the numbers that it stands for. */
function writeNumber(choose, { region, onlyPlain, taken, narrow = false }) {
  for (;;) {
    const isAtHome = region !== "" && choose.chance(0.75);
    const plan = isAtHome ? PLANS.find((each) => each.region === region) : choose.one(PLANS);
    const groups = choose.digits(choose.one(plan.numbers)).split(" ");
    const e164 = `+${plan.code}${groups.join("")}`;
    const key = e164.slice(-6);
    if (taken.has(key)) continue;
    // Outside the Americas and Asia, everybody dials 00.
    const number = { idd: "00", ...plan, trunk: plan.noTrunk ? "" : plan.trunk, groups, e164 };
    number.idd = PLANS.find((each) => each.region === region)?.idd ?? "00";
    const way = choose.one(
      WRITINGS.filter(
        ({ name, plain, atHome, isHome, fits }) =>
          (plain || !onlyPlain) &&
          !(narrow && name === "fullWidth") &&
          (!atHome || plan.region === region) &&
          (!isHome || region === "" || plan.region === region) &&
          (fits === undefined || fits(number)),
      ),
    );
    taken.add(key);
    const text = way.write(number, choose);
    return { text, values: way.unreadable ? [] : [e164], key, plain: way.plain, way: way.name };
  }
}

const NOISE = {
  date: [
    ["Date", "Datum", "Fecha", "Data", "Activated", "Created At", "Port Date", "FOC Date"],
    (choose) => {
      const [year, month, day] = [
        choose.between(2019, 2027),
        choose.digits("0#").replace("00", "11"),
        choose.between(10, 28),
      ];
      return choose.one([
        `${year}-${month}-${day}`,
        `${day}.${month}.${year}`,
        `${month}/${day}/${year}`,
        `${day}/${month}/${year}`,
      ]);
    },
  ],
  moment: [
    ["Time", "Timestamp", "Updated At", "Zeitpunkt", "Last Call"],
    (choose) =>
      `${choose.between(2019, 2027)}-1${choose.below(3)}-1${choose.below(10)}${choose.one(["T", " "])}${choose.between(10, 23)}:${choose.between(10, 59)}:${choose.between(10, 59)}${choose.one(["Z", "", ".123Z", "+00:00"])}`,
  ],
  clock: [["Opens", "Uhrzeit", "Heure"], (choose) => `${choose.between(10, 23)}:${choose.between(10, 59)}`],
  price: [
    ["Price", "MRC", "Preis", "Prix", "Precio", "Monthly Cost", "Kosten"],
    (choose) => choose.one(["1.00", "$1.15", "€ 2,50", "0.0085", "1,50 €", "USD 1.00", "2.5000", "$12.00/mo", "£3.00"]),
  ],
  id: [["ID", "Id", "#", "Nr.", "No", "Lfd. Nr.", "Row"], (choose) => String(choose.between(1, 9999))],
  account: [
    ["Account", "Account Number", "Kundennummer", "Order ID", "Client", "Ticket", "Contract No"],
    (choose) =>
      choose.one([
        String(choose.between(10000000, 99999999)),
        `ORD-${choose.between(10000, 99999)}`,
        `C${choose.between(100000, 999999)}`,
      ]),
  ],
  zip: [
    ["ZIP", "Zip Code", "PLZ", "Postcode", "Code postal", "CP"],
    (choose) => choose.one(["60606", "60606-1234", "10115", "EC1A 1BB", "75001", "SW1A 2AA"]),
  ],
  ip: [
    ["IP", "IP Address", "Host", "Gateway", "SBC"],
    (choose) =>
      choose.one([`203.0.113.${choose.between(1, 254)}`, `198.51.100.${choose.between(1, 254)}:5060`, "2001:db8::17"]),
  ],
  mac: [
    ["MAC", "MAC Address", "Device"],
    (choose) => choose.digits(choose.one(["00:15:65:##:##:##", "0015.65##.####", "001565######", "00-15-65-##-##-##"])),
  ],
  site: [
    ["Site", "Location", "Standort", "Name", "Description", "Sede", "Ville"],
    (choose) =>
      choose.one([
        "Chicago 2",
        "Building 7, Floor 3",
        "HQ",
        "Lager 12",
        "Suite 400",
        "24/7 Support",
        "Level 3",
        "Room 1408",
        "Ann Lee",
        "Zürich",
        "A1 Office",
        "Wing B",
      ]),
  ],
  status: [
    ["Status", "State", "Zustand", "Statut", "Estado", "Type"],
    (choose) => choose.one(["active", "in-use", "aktiv", "Assigned", "reserved", "LOCAL", "pending"]),
  ],
  uri: [
    ["SIP URI", "Endpoint", "Destination", "Trunk"],
    (choose) =>
      choose.one(["sip:ann@pbx.example.com", "sips:gw7.example.net:5061", "sip:trunk1@203.0.113.7", "PJSIP/trunk-1"]),
  ],
  mail: [
    ["E-Mail", "Email", "User", "Correo", "UPN"],
    (choose) => choose.one(["ann@example.com", "bob2@example.org", "reception.chicago@example.com"]),
  ],
  uuid: [
    ["UUID", "Sid", "Resource ID"],
    (choose) =>
      choose.digits(choose.one(["PN4f0c3a##9b1e4d7fa2c8##55de90ab1#", "4d1a6cf4-3c43-4b4d-9c0a-0aa9d6f7####"])),
  ],
  channels: [["Channels", "Kanäle", "Canaux", "Concurrent Calls"], (choose) => String(choose.one([2, 10, 30, 100]))],
  extension: [
    ["Extension", "Ext", "Nebenstelle", "Poste", "Durchwahl", "Interno"],
    (choose) => String(choose.between(100, 7999)),
  ],
  flag: [["SMS", "Voice", "MMS", "CNAM"], (choose) => choose.one(["true", "false", "yes", "no", "Y", "1", "0"])],
  empty: [["Notes", "Comment", "Bemerkung", "Remarks"], () => ""],
};
const DIGITS_ONLY = new Set(["id", "account", "zip", "channels", "extension", "flag"]);
const NUMBER_HEADS = [
  ...["Phone", "Phone Number", "Number", "DID", "TN", "Telephone", "E.164", "phone_number", "DDI", "Telephone Number"],
  ...["Rufnummer", "Telefonnummer", "Telefon", "Numéro", "Téléphone", "Numéro de téléphone", "Teléfono", "Telefono"],
  ...[
    "Telefoonnummer",
    "Telefone",
    "Numer telefonu",
    "電話番号",
    "Telefonní číslo",
    "Telefonnummer",
    "TelephoneNumber",
  ],
];
const LABELS = [
  ...[
    "Sales",
    "Support",
    "Main",
    "Desk",
    "Reception",
    "Zentrale",
    "Büro",
    "Accueil",
    "Recepción",
    "Ann Lee",
    "Chicago",
  ],
  ...["Tel", "Tel.", "Phone", "DID", "Mobile", "Office", "Line 2", "Site 7", "Suite 3", "2nd line", "DID 4", "Ventas"],
];

const rowEnd = (choose) => choose.one(["\n", "\n", "\n", "\r\n"]);
const joined = (choose, lines, end = rowEnd(choose)) => lines.join(end) + choose.one(["", end]);

function numbersOf(choose, context, count) {
  return Array.from({ length: count }, () => writeNumber(choose, context));
}

/** One number per line, with a label, a bullet or a line number. */
function list(choose, context) {
  const numbers = numbersOf(choose, context, choose.between(1, 5));
  const separator = choose.one([": ", " - ", " – ", "\t", " ", ", ", "; ", " | ", " = ", ":", " -> ", " → ", "  "]);
  const kind = choose.one(["none", "before", "after", "bullet", "numbered", "quoted", "brackets", "commented"]);
  const bullet = choose.one(["- ", "* ", "• ", "– ", "· ", "[ ] ", "[x] ", "> ", ">> ", "✓ ", "# "]);
  const lines = numbers.map(({ text }, i) => {
    // "Site 7:01 5144 4411" could be a time.
    const label = choose.one(separator === ":" ? LABELS.filter((each) => !/\d$/.test(each)) : LABELS);
    switch (kind) {
      case "before":
        return `${label}${separator}${text}`;
      case "after":
        return `${text}${separator}${label}`;
      case "bullet":
        return `${bullet}${text}`;
      case "numbered":
        return `${i + 1}${separator === "\t" ? ".\t" : choose.one([". ", ") ", ".) "])}${text}`;
      case "quoted":
        return `"${text}"${i + 1 < numbers.length ? "," : ""}`;
      case "brackets":
        return `${text} (${label})`;
      case "commented":
        return `${text} ${choose.one(["#", "//", ";", "--"])} ${label}`;
      default:
        return text;
    }
  });
  const isPlain =
    ["none", "bullet", "quoted"].includes(kind) ||
    (kind === "numbered" && separator !== "\t") ||
    (kind === "before" && separator === ": ");
  return { shape: `list ${kind}`, text: joined(choose, lines), items: numbers, plain: isPlain };
}

/** Several numbers on one line. */
function inLine(choose, context) {
  const numbers = numbersOf(choose, context, choose.between(2, 4));
  const separator = choose.one([
    ", ",
    "; ",
    " / ",
    " | ",
    ",",
    ";",
    "\t",
    " and ",
    " und ",
    " y ",
    " et ",
    " or ",
    "  ",
    " & ",
  ]);
  const isLabelled = choose.chance(0.4);
  const texts = numbers.map(({ text }) => (isLabelled ? `${choose.one(LABELS)}: ${text}` : text));
  const before = choose.one(["", "", "Tel. ", "Numbers: ", "Please port ", "DIDs: ", "Our numbers are "]);
  return {
    shape: "in a line",
    text: before + texts.join(separator),
    items: numbers,
    plain: !isLabelled && before === "" && [", ", "; ", ",", ";"].includes(separator),
  };
}

/** Numbers in sentences and forms. */
function prose(choose, context) {
  const [number] = numbersOf(choose, context, 1);
  const { text } = number;
  const noise = (name) => NOISE[name][1](choose);
  const made = choose.one([
    () => `Please port ${text} on ${noise("date")}.`,
    () => `Name: ${noise("site")}\nPhone: ${text}\nE-Mail: ${noise("mail")}`,
    () => `Account: ${noise("account")}\nBTN: ${text}\nZIP: 60606\nRequested date: ${noise("date")}`,
    () => `Kundennummer: ${noise("account")}\nRufnummer: ${text}\nPLZ/Ort: 10115 Berlin\nDatum: ${noise("date")}`,
    () => `Hi,\n\nplease add ${text} to our trunk.\n\nBest regards\nAnn`,
    () => `${noise("moment")} INFO call from ${text} to trunk-1 answered`,
    () =>
      `[${noise("moment")}] NOTICE[1234]: chan_sip.c:3021 Call from '' (203.0.113.7:5060) to extension '${text}' rejected`,
    () => `${noise("site")}, EC1A 1BB\nTel: ${text}\nMon-Fri 9:00-17:00`,
    () => `> On ${noise("date")}, Ann wrote:\n> ${text}\n`,
    () => `The DID ${text} (ext ${choose.between(100, 999)}) goes live at ${noise("clock")} for ${noise("price")}.`,
    () => `Order ${noise("account")}: ${text}`,
    () => `Ticket #${choose.between(10000, 999999)} - ${text} - ${noise("status")}`,
  ])();
  return { shape: "prose", text: made, items: [number], plain: false };
}

const quoted = (cell, delimiter) =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The cells of a table, including irrelevant columns. */
function cells(choose, context, { heads = true } = {}) {
  // Without a column name, nobody can tell other digits from a short number.
  const names = Object.keys(NOISE).filter((name) => heads || !DIGITS_ONLY.has(name));
  const columns = Array.from({ length: choose.between(0, 5) }, () => choose.one(names)).filter(
    (name, i, all) => all.indexOf(name) === i,
  );
  const at = choose.below(columns.length + 1);
  const numbers = numbersOf(choose, context, choose.between(2, 6));
  const rows = numbers.map(({ text }) => {
    const row = columns.map((name) => NOISE[name][1](choose));
    row.splice(at, 0, text);
    return row;
  });
  const head = columns.map((name) => choose.one(NOISE[name][0]));
  head.splice(at, 0, choose.one(NUMBER_HEADS));
  return { columns, at, numbers, rows: heads ? [head, ...rows] : rows, width: columns.length + 1 };
}

/** A table with a delimiter. */
function delimited(choose, context) {
  const heads = choose.chance(0.8);
  const table = cells(choose, context, { heads });
  const delimiter = choose.one([",", ";", "\t", "|"]);
  const allQuoted = choose.chance(0.3);
  const lines = table.rows.map((row) =>
    row.map((cell) => (allQuoted ? `"${cell.replaceAll('"', '""')}"` : quoted(cell, delimiter))).join(delimiter),
  );
  const isRagged = heads && choose.chance(0.2);
  if (isRagged) {
    for (let i = 1; i < lines.length; i++) {
      if (choose.chance(0.4)) {
        const row = table.rows[i].slice(0, Math.max(table.at + 1, choose.between(1, table.width)));
        lines[i] = row.map((cell) => quoted(cell, delimiter)).join(delimiter);
      } else if (choose.chance(0.3)) lines[i] += delimiter.repeat(choose.between(1, 3));
    }
  }
  if (choose.chance(0.1)) lines.unshift(choose.one(["DID Inventory", "Export 2026-11-27", "sep=" + delimiter]));
  else if (choose.chance(0.12)) lines.push("");
  return {
    shape: `table ${JSON.stringify(delimiter)}${heads ? "" : " without a header"}`,
    text: joined(choose, lines),
    items: table.numbers,
    plain: heads && !isRagged && table.width > 1,
  };
}

/** A table with aligned columns, in Markdown, or with drawn lines. */
function drawn(choose, context) {
  // A full-width digit is two columns wide.
  const table = cells(choose, { ...context, narrow: true });
  const widths = Array.from({ length: table.width }, (_, i) => Math.max(3, ...table.rows.map((row) => row[i].length)));
  const kind = choose.one(["aligned", "markdown", "box", "psql"]);
  const pad = (row, gap) => row.map((cell, i) => cell.padEnd(widths[i])).join(gap);
  const [head, ...rows] = table.rows;
  const lines = {
    aligned: () => [
      pad(head, "  "),
      ...(choose.chance(0.4) ? [widths.map((width) => "-".repeat(width)).join("  ")] : []),
      ...rows.map((row) => pad(row, "  ").trimEnd()),
    ],
    markdown: () => [
      `| ${pad(head, " | ")} |`,
      `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`,
      ...rows.map((row) => `| ${pad(row, " | ")} |`),
    ],
    box: () => {
      const rule = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+`;
      return [rule, `| ${pad(head, " | ")} |`, rule, ...rows.map((row) => `| ${pad(row, " | ")} |`), rule];
    },
    psql: () => [
      ` ${pad(head, " | ")}`,
      widths.map((width) => "-".repeat(width + 2)).join("+"),
      ...rows.map((row) => ` ${pad(row, " | ")}`),
      `(${rows.length} rows)`,
    ],
  }[kind]();
  return {
    shape: `table ${kind}`,
    text: joined(choose, lines),
    items: table.numbers,
    plain: kind !== "aligned" && table.width > 1,
  };
}

const KEYS = [
  "phone_number",
  "phoneNumber",
  "number",
  "did",
  "tn",
  "e164",
  "PhoneNumber",
  "telephoneNumber",
  "DIDNumber",
];
const MEMBERS = {
  id: (choose) => choose.one([choose.between(1, 99999999), "1293384261075731499"]),
  created_at: (choose) => NOISE.moment[1](choose),
  status: (choose) => NOISE.status[1](choose),
  monthly_cost: (choose) => choose.one(["1.00000", 1.5]),
  connection_id: () => "1293384261075731498",
  capabilities: () => ({ voice: true, sms: false }),
  region: (choose) => choose.one(["US-IL", "IL", null]),
  rate_center: () => "CHICAGO",
  zip: () => "60606",
  friendly_name: (choose) => NOISE.site[1](choose),
  sid: (choose) => NOISE.uuid[1](choose),
  channel_limit: () => 10,
  tags: () => ["main", "chi-2"],
  voice_url: () => "https://example.com/voice/2026?x=1",
};

/** Records as programs write them. */
function records(choose, context) {
  const numbers = numbersOf(choose, context, choose.between(1, 4));
  const key = choose.one(KEYS);
  const names = Object.keys(MEMBERS).filter(() => choose.chance(0.3));
  const objects = numbers.map(({ text }) => {
    const members = names.map((name) => [name, MEMBERS[name](choose)]);
    members.splice(choose.below(members.length + 1), 0, [key, text]);
    return Object.fromEntries(members);
  });
  const texts = numbers.map(({ text }) => text);
  const scalar = (value) => (typeof value === "string" ? `"${value}"` : JSON.stringify(value));
  const literal = (value, quote) => `${quote}${value.replaceAll(quote, `\\${quote}`)}${quote}`;
  const kind = choose.one([
    "json",
    "json inside",
    "json lines",
    "json strings",
    "yaml",
    "yaml strings",
    "python",
    "js",
    "sql",
    "ini",
    "xml",
  ]);
  const quote = choose.one(["'", '"']);
  const text = {
    json: () => JSON.stringify(objects, null, choose.one([0, 2])),
    "json inside": () =>
      JSON.stringify(
        {
          [choose.one(["data", "incoming_phone_numbers", "results", "items"])]: objects,
          meta: { total_results: numbers.length, page: 1 },
        },
        null,
        2,
      ),
    "json lines": () => objects.map((each) => JSON.stringify(each)).join("\n"),
    "json strings": () => JSON.stringify(texts),
    yaml: () =>
      objects
        .map((each) =>
          Object.entries(each)
            .map(([name, value], i) => `${i === 0 ? "- " : "  "}${name}: ${scalar(value)}`)
            .join("\n"),
        )
        .join("\n"),
    "yaml strings": () => `numbers:\n${texts.map((each) => `  - ${literal(each, quote)}`).join("\n")}\n`,
    python: () => `DIDS = [${texts.map((each) => literal(each, quote)).join(", ")}]`,
    js: () => `const numbers = [\n${texts.map((each) => `  ${literal(each, quote)},`).join("\n")}\n];`,
    sql: () =>
      `INSERT INTO dids (${key}, status) VALUES\n${texts.map((each) => `  (${literal(each, "'")}, 'active')`).join(",\n")};`,
    ini: () => texts.map((each, i) => `[did-${i + 1}]\n${key} = ${each}\nstatus = active`).join("\n\n"),
    xml: () =>
      `<dids>\n${texts.map((each) => `  <did id="7"><number>${each.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</number></did>`).join("\n")}\n</dids>`,
  }[kind]();
  return {
    shape: kind,
    text,
    items: numbers,
    plain: ["json", "json inside", "json lines", "json strings", "yaml strings", "python", "js"].includes(kind),
  };
}

const SHAPES = [list, list, inLine, prose, delimited, delimited, drawn, records, records];

/**
 * A text and the truth about it: `items` are the numbers in it, in order, each with its `values`, its last
 * digits (`key`) and whether it is written plainly. A `plain` text is entirely unambiguous.
 */
export function makeText(seed) {
  const choose = new Choices(seed);
  const region = choose.chance(0.3) ? "" : choose.one(PLANS).region;
  const context = { region, taken: new Set(), onlyPlain: choose.chance(0.5) };
  const made = choose.one(SHAPES)(choose, context);
  return { ...made, region, plain: made.plain && made.items.every(({ plain }) => plain) };
}

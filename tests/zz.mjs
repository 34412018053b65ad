import { createEngine } from "sipattach";
const e = await createEngine();
const t = (text, r="US") => { const s = e.splitNumbers(text, {default_region:r}); console.log(JSON.stringify(text), "\n   =>", JSON.stringify(s.inputs ?? s.numbers ?? s), (s.diagnostics||[]).map(d=>d.severity[0]+":"+d.code+"@"+d.path+" "+d.message).join("\n      ")); };

t("415-555-0101\n415-555-0102\n415-555-0103\n\nActually remove 415-555-0102");
t("415-555-0101\n415-555-0102\n415-555-0103\nNot 415-555-0102 please");
t("Please attach 415-555-0101, 415-555-0102 and 415-555-0103. Do not attach 415-555-0102.");
t("415-555-0100 to 415-555-0109 except 415-555-0105");
t("415-555-0100 - 415-555-0109\nexcluding 415-555-0105 and 415-555-0106");
t("415-555-0101\n415-555-0102\nCall me at 415-555-0199 if there are questions");
t("415-555-0101\n415-555-0102\nYou can reach me on 415-555-0199.");
t("415-555-0101\n415-555-0102\nMy cell is 415-555-0199");
t("Call me at 415-555-0199");
t("415-555-0101\n415-555-0102\n\nThanks,\nJane\n415-555-0199");
t("415-555-0101\n415-555-0102\n\nBest regards\nJane Doe\nTel. 415-555-0199");
t("415-555-0101\n415-555-0102\n\nJane Doe | Acme | 415-555-0199 | jane@acme.com");
t("415-555-0101\n415-555-0102\n\nSent from my iPhone");
t("030 901820\n030 901821\n\nMit freundlichen Grüßen\nMax Muster\nMuster GmbH\nTel.: 030 12345678\nFax: 030 12345679\nMobil: 0171 1234567","DE");
t("030 901820\n030 901821\n\nMax Muster\nMuster GmbH · Musterstr. 1 · 10115 Berlin\nTel.: 030 12345678 · Fax: 030 12345679\nGeschäftsführer: Max Muster · HRB 12345","DE");

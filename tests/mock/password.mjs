import { createHmac, randomInt } from "node:crypto";

// No 0 O 1 l I, and nothing that a PBX configuration or a SIP URI would have to escape.
export const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function generatePassword(length) {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** The password that the PBX needs: derived from what was typed, always the same, never equal. */
export function derivePbxPassword({ username, password }) {
  const digest = createHmac("sha256", "sipattach mock").update(`${username}\n${password}`).digest();
  return Array.from(digest.subarray(0, 24), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

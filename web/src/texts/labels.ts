// The label of each field by its name in the request.
import type { FirstTexts } from "./en.js";

const LABELS = {
  phone_number: "numbersTitle",
  phone_numbers: "numbersTitle",
  trunk_id: "trunkId",
  directions: "directionsPlace",
  sip_endpoint: "endpoint",
  auth_mode: "authentication",
  register_auth: "authentication",
  username: "registerUser",
  password: "registerPassword",
  options: "connection",
  transport: "transport",
  port: "port",
  secure_media: "secureMedia",
  sip_username: "sipUser",
  sip_password: "sipPassword",
  sip_realm: "sipRealm",
  headers: "mappings",
  base_url: "baseUrl",
} as const satisfies Record<string, keyof FirstTexts>;

export function labelOf(texts: FirstTexts, name: string): string | undefined {
  return Object.hasOwn(LABELS, name) ? texts[LABELS[name as keyof typeof LABELS]] : undefined;
}

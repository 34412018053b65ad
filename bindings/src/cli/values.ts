// What the options of the commands give, by their names.

import type { ApiOptions } from "./api.js";
import type { DraftOptions } from "./draft.js";
import type { TrunkOptions } from "./trunks.js";

export type Values = DraftOptions &
  ApiOptions &
  TrunkOptions & {
    trunk?: boolean;
    language?: string;
    live?: boolean;
    "reveal-secrets"?: boolean;
    format?: string;
    quiet?: boolean;
    all?: boolean;
    fix?: boolean;
    number?: string[];
    port?: string;
    answer?: string[];
    overwrite?: boolean;
    "password-stdin"?: boolean;
    help?: boolean;
  };

/** Whether the draft or its numbers come from stdin, where a key cannot come from then. */
export function readsStdin(file: string | undefined, { numbers }: Values): boolean {
  return (file ?? "-") === "-" || numbers === "-";
}

// The values of the options of all commands, by option name.

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

/** Whether the draft or its numbers come from stdin, so that the API key cannot. */
export function readsStdin(file: string | undefined, { numbers }: Values): boolean {
  return (file ?? "-") === "-" || numbers === "-";
}

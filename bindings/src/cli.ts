#!/usr/bin/env node
// The command "sipattach".

import { main } from "./cli/main.js";
import { watchOutput } from "./cli/terminal.js";

watchOutput();
process.exitCode = await main(process.argv.slice(2));

// Runs the engine as a native program, for comparison.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { caseTool, stepTool } from "./locate.mjs";

/** Starts the program; `call(name, texts)` resolves to the text of the result, in the order of the calls. */
export const startNative = () => start(caseTool(), []);

/** Starts a program whose calls resolve to the number of steps that they took. */
export const startCounting = () => start(stepTool(), ["--steps"]);

function start(tool, options) {
  const child = spawn(tool, options, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(line));
  child.on("exit", (code) => {
    for (const { reject } of waiting) reject(new Error(`the native engine ended with ${code}`));
  });
  return {
    call(name, texts) {
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ call: name, texts })}\n`);
      });
    },
    close: () => child.stdin.end(),
  };
}

// Writes shell completion from the table of commands.

import type { Engine } from "../engine.js";
import { COMMANDS, optionsOf, SHELLS, type ArgumentSpec, type CommandSpec, type OptionSpec } from "./commands.js";
import { EXIT, print } from "./terminal.js";
import type { Values } from "./values.js";

type Shell = (typeof SHELLS)[number];

export async function runCompletion(engine: Engine, _: Values, [shell]: string[]): Promise<number> {
  const words: Words = {
    code: engine.info.codes.map(({ code }) => code),
    provider: engine.providers().map(({ id }) => id),
    command: COMMANDS.map(({ name }) => name),
    shell: [...SHELLS],
    schema: ["attach-request", "config", "openapi"],
  };
  print({ bash, zsh, fish }[shell as Shell](words));
  return EXIT.ok;
}

/** The words that arguments are completed with, unless they are files. */
type Words = Record<Exclude<NonNullable<ArgumentSpec["complete"]>, "file">, string[]>;

const flagsOf = ({ name, short }: OptionSpec) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];

/** The words for the first argument of a command; null: files. */
function argumentWords({ actions, arguments: specs }: CommandSpec, words: Words): string[] | null {
  if (actions !== undefined) return actions.map(({ name }) => name);
  const complete = specs[0]?.complete;
  return complete === "file" ? null : complete === undefined ? [] : words[complete];
}

function bash(words: Words): string {
  const values = COMMANDS.flatMap((command) =>
    optionsOf(command).flatMap((option) => {
      if (option.value === undefined) return [];
      const pattern = flagsOf(option)
        .map((flag) => `"${command.name} ${flag}"`)
        .join(" | ");
      // Without a reply, bash falls back to files.
      if (option.complete === "file") return [`    ${pattern}) return ;;`];
      if (option.values === undefined) return [`    ${pattern}) compopt +o default 2>/dev/null; return ;;`];
      return [`    ${pattern}) COMPREPLY=($(compgen -W "${option.values.join(" ")}" -- "$current")); return ;;`];
    }),
  );
  const lists = COMMANDS.map((command) => {
    const own = argumentWords(command, words);
    const flags = optionsOf(command).flatMap(flagsOf).join(" ");
    return `    ${command.name}) options="${flags}"; words="${(own ?? []).join(" ")}"; files=${own === null ? 1 : 0} ;;`;
  });
  return `# Completion of sipattach for bash. Try it: source <(sipattach completion bash)
_sipattach() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local options="" words="" files=1
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.command.join(" ")} --help --version" -- "$current"))
    return
  fi
  # --format=json is three words to bash.
  if [ "$current" = "=" ]; then
    current=""
  elif [ "$previous" = "=" ]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  case "$command $previous" in
${values.join("\n")}
  esac
  case "$command" in
${lists.join("\n")}
    *) return ;;
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      [ "$files" -eq 1 ] && return
      compopt +o default 2>/dev/null
      COMPREPLY=($(compgen -W "$words" -- "$current"))
      ;;
  esac
}
complete -o default -F _sipattach sipattach`;
}

/** `quoted` puts text into single quotes; `described` escapes the characters that end a part of a zsh spec. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const described = (text: string) => text.replace(/[[\]:\\]/g, "\\$&");

function zsh(words: Words): string {
  const commands = COMMANDS.map(({ name, summary }) => `    ${quoted(`${name}:${described(summary)}`)}`);
  const cases = COMMANDS.map((command) => {
    const specs = optionsOf(command).map((option) => {
      const flags = flagsOf(option);
      const value =
        option.value === undefined
          ? ""
          : `:${option.value}:${option.complete === "file" ? "_files" : option.values ? `(${option.values.join(" ")})` : ""}`;
      const tail = `[${described(option.summary)}]${value}`;
      if (flags.length === 1) return quoted(`${option.repeatable === true ? "*" : ""}${flags[0]}${tail}`);
      return `${quoted(`(${flags.join(" ")})`)}{${flags.join(",")}}${quoted(tail)}`;
    });
    const own = argumentWords(command, words);
    const name = command.actions === undefined ? (command.arguments[0]?.name ?? "argument") : "action";
    specs.push(quoted(`*:${name}:${own === null ? "_files" : `(${own.join(" ")})`}`));
    return `    ${command.name})\n      _arguments -s \\\n        ${specs.join(" \\\n        ")}\n      ;;`;
  });
  return `#compdef sipattach
# Completion of sipattach for zsh. Try it: source <(sipattach completion zsh)
_sipattach() {
  local -a commands
  commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = "_sipattach" ]; then
  _sipattach "$@"
else
  compdef _sipattach sipattach
fi`;
}

function fish(words: Words): string {
  const text = (given: string) => `'${given.replace(/['\\]/g, "\\$&")}'`;
  const lines = COMMANDS.flatMap((command) => {
    const { name, summary } = command;
    const seen = `complete -c sipattach -n '__fish_seen_subcommand_from ${name}'`;
    const own = argumentWords(command, words);
    return [
      `complete -c sipattach -n __fish_use_subcommand -f -a ${name} -d ${text(summary)}`,
      ...(own === null ? [] : [`${seen} -f${own.length > 0 ? ` -a ${text(own.join(" "))}` : ""}`]),
      ...optionsOf(command).map((option) => {
        const flags = `-l ${option.name}${option.short === undefined ? "" : ` -s ${option.short}`}`;
        const value =
          option.value === undefined
            ? ""
            : option.complete === "file"
              ? " -r -F"
              : ` -x${option.values ? ` -a ${text(option.values.join(" "))}` : ""}`;
        return `${seen} ${flags}${value} -d ${text(option.summary)}`;
      }),
    ];
  });
  return `# Completion of sipattach for fish. Try it: sipattach completion fish | source
${lines.join("\n")}`;
}

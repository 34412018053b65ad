// Runs before `npm pack`, which puts file modes into the archive: whatever the umask of the build, the published modes
// are the same, and all users of a machine can read the files.
import { chmod, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { files, bin } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const programs = new Set(Object.values(bin).map((path) => join(root, path)));

async function setMode(path) {
  const isFolder = (await stat(path)).isDirectory();
  await chmod(path, isFolder || programs.has(path) ? 0o755 : 0o644);
  if (isFolder) for (const name of await readdir(path)) await setMode(join(path, name));
}

for (const name of [...files, "package.json", "README.md"]) await setMode(join(root, name));

// A value that is recomputed only when something that it depends on has changed. The previous value is kept too, since
// undo and leaving another view return to it.

interface Found<Value> {
  keys: readonly unknown[];
  value: Value;
}

export class Once<Value> {
  #found: readonly Found<Value>[] = [];

  of(keys: readonly unknown[], find: () => Value): Value {
    const known = this.#found.find((each) => keys.every((key, at) => key === each.keys[at]));
    const found = known ?? { keys, value: find() };
    if (found !== this.#found[0]) this.#found = [found, ...this.#found.filter((each) => each !== known).slice(0, 1)];
    return found.value;
  }
}

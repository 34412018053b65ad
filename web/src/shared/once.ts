// A value that is found again only when something that it depends on is another.

export class Once<Value> {
  #keys: readonly unknown[] = [];
  #value!: Value;

  of(keys: readonly unknown[], find: () => Value): Value {
    if (keys.length !== this.#keys.length || keys.some((key, at) => key !== this.#keys[at])) {
      this.#value = find();
      this.#keys = keys;
    }
    return this.#value;
  }
}

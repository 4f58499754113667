/**
 * The key of what is about to be sent. Sent again unchanged because no answer came, a command keeps its key, so that
 * nothing happens twice; anything else is a command of its own.
 */
export class CommandKey {
  #key: string;
  #content: string | null = null;
  readonly #make: () => string;

  constructor(first: string, make: () => string) {
    this.#key = first;
    this.#make = make;
  }

  get current(): string {
    return this.#key;
  }

  keyFor(content: string): string {
    if (this.#content !== null && this.#content !== content) this.#key = this.#make();
    this.#content = content;
    return this.#key;
  }

  /** An answer came and the command was taken: the next one is another, even if it says the same. */
  taken(): void {
    this.#key = this.#make();
    this.#content = null;
  }
}

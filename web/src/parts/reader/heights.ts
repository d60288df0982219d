// Where each block stands in a text of which only a window is rendered.

/** Heights of n rows, guessed until measured, with quick sums. Pixels. */
export class Heights {
  readonly #heights: Float64Array;
  readonly #measured: Uint8Array;
  readonly #tops: Float64Array;
  #clean = 0;

  constructor(
    readonly count: number,
    guess: (index: number) => number,
  ) {
    this.#heights = Float64Array.from({ length: count }, (_, index) => guess(index));
    this.#measured = new Uint8Array(count);
    this.#tops = new Float64Array(count + 1);
  }

  /** True where the height is news. */
  measured(index: number, height: number): boolean {
    const known = this.#heights[index];
    this.#measured[index] = 1;
    if (known === undefined || Math.abs(known - height) < 0.5) return false;
    this.#heights[index] = height;
    this.#clean = Math.min(this.#clean, index);
    return true;
  }

  #sum(upTo: number): void {
    for (let i = this.#clean; i < upTo; i++) this.#tops[i + 1] = (this.#tops[i] as number) + (this.#heights[i] as number);
    if (upTo > this.#clean) this.#clean = upTo;
  }

  top(index: number): number {
    this.#sum(index);
    return this.#tops[index] ?? 0;
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  get total(): number {
    return this.top(this.count);
  }

  /** The row at a distance from the top. */
  at(distance: number): number {
    this.#sum(this.count);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tops[middle + 1] as number) <= distance) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.count - 1));
  }
}

/** Work is done in slices of so long, so that what the person does and what is drawn comes between. */
const SLICE_MS = 12;

/** Says when work that was cut into pieces has held the page up long enough, and lets others go first. */
export class Slices {
  private begunMs: number;

  constructor(
    private readonly nowMs: () => number = () => performance.now(),
    private readonly letOthersGo: () => Promise<void> = () => new Promise((done) => setTimeout(done)),
  ) {
    this.begunMs = nowMs();
  }

  /** To be awaited between two pieces of work. */
  async next(): Promise<void> {
    if (this.nowMs() - this.begunMs >= SLICE_MS) {
      await this.letOthersGo();
      this.begunMs = this.nowMs();
    }
  }
}

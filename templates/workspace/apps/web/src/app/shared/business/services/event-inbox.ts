/** Takes events as they come: the first of a burst is applied at once, the others together. */
export class EventInbox<M> {
  private readonly waiting: M[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pauseMs: number,
    private readonly apply: (batch: M[]) => void,
  ) {}

  receive(message: M): void {
    this.waiting.push(message);
    if (this.timer === undefined) {
      this.flush();
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.flush();
      }, this.pauseMs);
    }
  }

  /** Applies what waits. */
  flush(): void {
    const batch = this.waiting.splice(0);
    if (batch.length > 0) {
      this.apply(batch);
    }
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.length = 0;
  }
}

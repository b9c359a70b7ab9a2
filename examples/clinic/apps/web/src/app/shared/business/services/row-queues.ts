/** One task at a time for each row, in order. */
export class RowQueues {
  private readonly last = new Map<string, Promise<unknown>>();

  run<R>(id: string, task: () => Promise<R>): Promise<R> {
    const before = this.last.get(id);
    const result = before ? before.then(task) : task();
    const done: Promise<void> = result.catch(() => undefined).then(() => this.forget(done));
    this.last.set(id, done);
    return result;
  }

  /** A row that was made here has got its real id: tasks for that one come after those for the other. */
  rename(from: string, to: string): void {
    const last = this.last.get(from);
    if (last) {
      this.last.set(to, last);
    }
  }

  clear(): void {
    this.last.clear();
  }

  private forget(done: Promise<unknown>): void {
    for (const [id, last] of this.last) {
      if (last === done) {
        this.last.delete(id);
      }
    }
  }
}

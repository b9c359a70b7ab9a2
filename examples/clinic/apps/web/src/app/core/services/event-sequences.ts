import { SubscribeAnswer } from './websocket.types';

/** What the number of an event says about it. */
export type Arrival = 'next' | 'repeated' | 'early';

/** How far the numbered events of each feature have come. */
export class EventSequences {
  private readonly last = new Map<string, number>();

  arrival(feature: string, seq: number): Arrival {
    const last = this.last.get(feature);
    if (last === undefined || seq === last + 1) {
      return 'next';
    }
    return seq <= last ? 'repeated' : 'early';
  }

  advance(feature: string, seq: number): void {
    this.last.set(feature, Math.max(seq, this.last.get(feature) ?? seq));
  }

  /** The last event of each feature that has had one. */
  since(features: readonly string[]): Record<string, number> {
    const known = features.flatMap((feature) => {
      const seq = this.last.get(feature);
      return seq === undefined ? [] : [[feature, seq] as const];
    });
    return Object.fromEntries(known);
  }

  /**
   * Takes the answer to a subscription from `since` on, which comes after all that was missed; says whether
   * something of it did not come.
   */
  settle(feature: string, since: number | undefined, { seq, resync }: SubscribeAnswer): boolean {
    const last = this.last.get(feature) ?? since ?? 0;
    const isLost = resync === true || since === undefined || (seq !== undefined && last < seq);
    if (isLost && seq !== undefined) {
      // A database that came from a backup counts from less.
      const isBack = since !== undefined && seq < since;
      this.last.set(feature, isBack ? seq : Math.max(seq, last));
    }
    return isLost;
  }

  forget(feature: string): void {
    this.last.delete(feature);
  }

  clear(): void {
    this.last.clear();
  }
}

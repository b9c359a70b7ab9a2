import { EventMeta } from '@core/services/websocket.service';
import { CrudEvent } from '../services/realtime-state.types';

/** A row of the model: two fields, so that two edits can touch the same row without touching each other. */
export interface Item {
  id: string;
  name: string;
  note: string;
  version: number;
}

export type ItemFields = Pick<Item, 'name' | 'note'>;

export interface ModelEvent {
  name: string;
  event: CrudEvent<Item>;
  meta: EventMeta & { seq: number };
}

/** A write as it comes over the wire. */
export type ModelWrite = { opId: string; version?: number } & (
  | { kind: 'create'; fields: Partial<ItemFields> }
  | { kind: 'update'; id: string; changes: Partial<ItemFields> }
  | { kind: 'delete'; id: string }
);

/** What a write is answered: the row, nothing after a delete, or why not. */
export interface ModelAnswer {
  status: number;
  row?: Item;
}

/** The server of the model: rows with versions, numbered events, and answers that are kept by their keys. */
export class ModelServer {
  readonly rows = new Map<string, Item>();
  readonly events: ModelEvent[] = [];
  /** Events before this number are not kept. */
  oldest = 1;
  private readonly answers = new Map<string, ModelAnswer>();
  private ids = 0;

  /** `byReference`: events carry `{ id, version }` in the place of the row. `onChange` sees each row before it changes. */
  constructor(
    private readonly byReference: boolean,
    private readonly onChange: (row: Item, write: ModelWrite) => void,
  ) {}

  list(): Item[] {
    return [...this.rows.values()];
  }

  /** Carries a write out, once; the same key again gets the same answer. */
  write(write: ModelWrite): ModelAnswer {
    const known = this.answers.get(write.opId);
    const answer = known ?? this.carryOut(write);
    this.answers.set(write.opId, answer);
    return answer;
  }

  /** Refuses a write for a reason that has nothing to do with versions. */
  refuse({ opId }: ModelWrite): ModelAnswer {
    const answer = this.answers.get(opId) ?? { status: 422 };
    this.answers.set(opId, answer);
    return answer;
  }

  /** Creates a row again that had been there, as a table with a key of its users' choice allows. */
  recreate(id: string, fields: ItemFields, opId: string): void {
    this.put('created', { id, ...fields, version: 1 }, opId);
  }

  /** The events after a number; undefined when they are not all kept. */
  since(seq: number): ModelEvent[] | undefined {
    return seq + 1 < this.oldest ? undefined : this.events.slice(seq);
  }

  private carryOut(write: ModelWrite): ModelAnswer {
    if (write.kind === 'create') {
      this.ids += 1;
      const row = { id: String(this.ids), name: '', note: '', ...write.fields, version: 1 };
      return { status: 201, row: this.put('created', row, write.opId) };
    }
    const row = this.rows.get(write.id);
    if (!row) {
      return { status: 404 };
    }
    if (write.version !== undefined && write.version !== row.version) {
      return { status: 412, row };
    }
    this.onChange(row, write);
    if (write.kind === 'update') {
      const changed = { ...row, ...write.changes, version: row.version + 1 };
      return { status: 200, row: this.put('updated', changed, write.opId) };
    }
    this.rows.delete(write.id);
    this.announce('deleted', { id: write.id }, write.id, write.opId);
    return { status: 204 };
  }

  private put(action: string, row: Item, opId: string): Item {
    this.rows.set(row.id, row);
    const reference = { id: row.id, version: row.version } as Item;
    this.announce(action, { data: this.byReference ? reference : row }, row.id, opId);
    return row;
  }

  private announce(action: string, event: CrudEvent<Item>, entityId: string, opId: string): void {
    const seq = this.events.length + 1;
    this.events.push({ name: `items:${action}`, event, meta: { seq, entityId, opId } });
  }
}

import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { SOCKET_FACTORY, WebSocketService } from '@core/services/websocket.service';
import { HIS_MODE, ItemStateManager, MODEL_NETWORK, ModelAuth } from './model-client';
import { ModelNetwork } from './model-network';
import { Item, ItemFields, ModelServer, ModelWrite } from './model-server';

/** A write of the client under test. */
interface Write {
  kind: 'create' | 'update' | 'delete';
  id: string;
  fields: Partial<ItemFields>;
  /** Its promise has not settled. */
  isOpen: boolean;
}

/** A form that is open, with the row as its user saw it. */
interface OpenForm {
  row: Item;
  /** Null for a question whether to delete it. */
  changes: Partial<ItemFields> | null;
}

/** What can happen. `n` chooses among what there is. */
export type Step = readonly [action: keyof typeof ACTIONS, n: number];

/** What a run has to do with time, which the test fakes. */
export interface Clock {
  advance(milliseconds: number): void;
  /** Runs the effects of signals. */
  tick(): void;
}

/** One client, one server and others who write too; every step is followed by a look at what the client shows. */
export class ModelRun {
  readonly server: ModelServer;
  readonly network: ModelNetwork;
  readonly manager: ItemStateManager;
  private readonly auth = new ModelAuth();
  private readonly injector: EnvironmentInjector;

  private readonly writes: Write[] = [];
  private readonly forms: OpenForm[] = [];
  /** The row that was seen when a change was made. */
  private readonly seen = new Map<Partial<ItemFields>, Item>();
  /** The texts of this client, each with what its user saw in its place. */
  private readonly ownTexts = new Map<string, string | undefined>();
  /** Every value that the server has told this client. */
  private readonly told = new Set<string>();
  /** Those that came with a list, which does not say whose write they are. */
  private readonly listed = new Set<string>();
  private readonly versions = new Map<string, number>();
  private readonly gone = new Set<string>();
  private readonly recreated = new Set<string>();
  private shown = new Set<string>();
  private texts = 0;
  private isOthersTurn = false;

  constructor(
    parent: EnvironmentInjector,
    private readonly clock: Clock,
    private readonly hisMode: boolean,
    byReference: boolean,
  ) {
    this.server = new ModelServer(byReference, (row, write) => this.overwrites(row, write));
    this.network = new ModelNetwork(this.server, (rows, isList) => this.learn(rows, isList));
    const socketFactory = () => this.network.socket;
    this.injector = createEnvironmentInjector(
      [
        { provide: AuthService, useValue: this.auth },
        { provide: SOCKET_FACTORY, useValue: socketFactory },
        { provide: MODEL_NETWORK, useValue: this.network },
        { provide: HIS_MODE, useValue: hisMode },
        WebSocketService,
        ItemStateManager,
      ],
      parent,
    );
    this.manager = this.injector.get(ItemStateManager);
  }

  /** With some rows on the server, which the client has read already or not. */
  async start(isLive: boolean): Promise<void> {
    for (let i = 0; i < 3; i += 1) {
      this.other('create');
    }
    void this.manager.initialize();
    this.network.connect();
    await settled();
    if (isLive) {
      await this.letEverythingArrive();
    }
  }

  async step([action, n]: Step): Promise<void> {
    ACTIONS[action](this, n);
    await settled();
    this.look();
  }

  /** Everything arrives at last, over a new connection. */
  async comeToRest(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      this.network.cut();
      this.network.connect();
      await this.letEverythingArrive();
    }
  }

  /** With nothing pending the client shows what the server has; in HIS mode nothing else. */
  compare(): void {
    const { pending } = this.manager.syncStats();
    must(pending === 0, `${pending} writes are pending`);
    must(this.manager.status() === 'live', `the status is ${this.manager.status()}`);
    if (!this.hisMode) {
      const byId = (rows: Item[]) =>
        JSON.stringify(rows.sort((a, b) => Number(a.id) - Number(b.id)));
      const [shown, there] = [byId(this.manager.localState()), byId(this.server.list())];
      must(shown === there, `it shows ${shown}\nbut there is ${there}`);
    }
  }

  end(): void {
    this.injector.destroy();
  }

  // What users do

  edit(kind: Write['kind'], n: number): void {
    const rows = this.manager.localState();
    const row = kind === 'create' ? undefined : rows[n % Math.max(rows.length, 1)];
    if (kind !== 'create' && row === undefined) {
      return;
    }
    const [name, note] = [this.ownText(), this.ownText()];
    const fields =
      kind === 'delete' ? {} : kind === 'create' ? { name, note } : n % 2 ? { name } : { note };
    this.begin({ kind, id: row?.id ?? '', fields, isOpen: true }, row);
  }

  /** Somebody opens a row for editing, and types. */
  openForm(n: number): void {
    const rows = this.hisMode ? this.server.list() : this.manager.localState();
    const row = rows[n % Math.max(rows.length, 1)];
    if (row !== undefined) {
      const text = this.ownText();
      const changes = [{ name: text }, { note: text }, null][n % 3];
      this.forms.push({ row, changes });
    }
  }

  /** Saves one of the open forms, whatever has become of its row. */
  saveForm(n: number): void {
    const [form] = this.forms.splice(n % Math.max(this.forms.length, 1), 1);
    if (form) {
      const { row, changes } = form;
      const kind = changes ? 'update' : 'delete';
      this.begin({ kind, id: row.id, fields: changes ?? {}, isOpen: true }, row);
    }
  }

  other(kind: 'create' | 'update' | 'delete' | 'recreate', n = 0): void {
    this.isOthersTurn = true;
    const [opId, fields] = [this.text(), { name: this.text(), note: this.text() }];
    const ids = [...this.server.rows.keys()];
    const id = ids[n % Math.max(ids.length, 1)];
    if (kind === 'create') {
      this.server.write({ kind, fields, opId });
    } else if (kind === 'recreate') {
      this.recreate(n, fields, opId);
    } else if (id !== undefined && kind === 'update') {
      this.server.write({ kind, id, changes: n % 2 ? fields : { name: fields.name }, opId });
    } else if (id !== undefined && kind === 'delete') {
      this.server.write({ kind, id, opId });
    }
    this.isOthersTurn = false;
    this.network.publish();
  }

  signOutAndIn(): void {
    this.auth.signOut();
    this.clock.tick();
    must(this.manager.localState().length === 0, 'rows are left after the sign-out');
    must(this.manager.syncStats().pending === 0, 'writes are left after the sign-out');
    must(this.manager.status() === 'signed-out', `the status is ${this.manager.status()}`);
    this.writes.forEach((write) => (write.isOpen = false));
    this.forms.length = 0;
    this.versions.clear();
    this.gone.clear();
    this.shown.clear();
    this.auth.accessToken.set('token');
    void this.manager.initialize();
    this.network.connect();
  }

  wait(n: number): void {
    this.clock.advance([50, 400, 1_600, 16_000][n % 4]);
  }

  private recreate(n: number, fields: ItemFields, opId: string): void {
    const events = this.server.events.filter(
      ({ meta }) => !this.server.rows.has(meta.entityId ?? ''),
    );
    const id = events[n % Math.max(events.length, 1)]?.meta.entityId;
    if (id !== undefined) {
      this.recreated.add(id);
      this.server.recreate(id, fields, opId);
    }
  }

  private begin(write: Write, row: Item | undefined): void {
    this.writes.push(write);
    if (row) {
      this.seen.set(write.fields, row);
      for (const [field, text] of Object.entries(write.fields)) {
        this.ownTexts.set(text, row[field as keyof ItemFields]);
      }
    }
    const done = this.send(write, row).then(
      () => undefined,
      () => undefined,
    );
    void done.then(() => (write.isOpen = false));
  }

  private async send({ kind, id, fields }: Write, seen: Item | undefined): Promise<void> {
    if (kind === 'create') {
      await this.manager.optimisticCreate(fields as ItemFields);
    } else if (kind === 'update') {
      await this.manager.optimisticUpdate(id, fields, seen);
    } else {
      await this.manager.optimisticDelete(id, seen);
    }
  }

  private ownText(): string {
    const text = this.text();
    this.ownTexts.set(text, undefined);
    return text;
  }

  private text(): string {
    this.texts += 1;
    return `t${this.texts}`;
  }

  private learn(rows: readonly Item[], isList: boolean): void {
    for (const { name, note } of rows) {
      this.told.add(name).add(note);
      if (isList) {
        this.listed.add(name);
      }
    }
  }

  // What must hold whenever the server changes or deletes a row for this client

  /** Nobody changes or deletes a row that is another one than they saw, but for changes of their own. */
  private overwrites({ id, name, note }: Item, write: ModelWrite): void {
    const deletes = this.writes.filter(
      // A row may have been deleted before its user knew what the server calls it.
      (other) => other.kind === 'delete' && (other.id === id || other.id.startsWith('local-')),
    );
    const seen =
      write.kind === 'update'
        ? [this.seen.get(write.changes)]
        : deletes.map(({ fields }) => this.seen.get(fields));
    if (this.isOthersTurn || this.recreated.has(id)) {
      return;
    }
    const isKnown = (text: string, shown: string) =>
      this.ownTexts.has(text) || this.seenAs(shown).includes(text);
    must(
      seen.some((row) => row && isKnown(name, row.name) && isKnown(note, row.note)),
      `a change of ${id} overwrote ${name}, ${note}, where its user saw ${JSON.stringify(seen)}`,
    );
  }

  /** A text, and what its user saw before their own changes made it so. */
  private seenAs(shown: string): string[] {
    const before = this.ownTexts.get(shown);
    return before === undefined ? [shown] : [shown, ...this.seenAs(before)];
  }

  // What must hold after every step

  private look(): void {
    const rows = this.manager.localState();
    const ids = new Set(rows.map(({ id }) => id));
    must(ids.size === rows.length, 'an id is there twice');
    const names = rows.map(({ name }) => name).filter((name) => !this.listed.has(name));
    must(new Set(names).size === names.length, 'a row is there twice');
    rows.forEach((row) => this.lookAt(row));
    for (const id of this.shown) {
      if (!ids.has(id) && !this.server.rows.has(id) && !this.isBeingDeleted(id)) {
        this.gone.add(id);
      }
    }
    this.shown = ids;
    this.lookAtPending(rows);
  }

  private lookAt({ id, name, note, version }: Item): void {
    const own = this.writes.filter(({ isOpen }) => isOpen && !this.hisMode);
    for (const text of [name, note]) {
      const isOwn = own.some(({ fields }) => fields.name === text || fields.note === text);
      must(this.told.has(text) || isOwn, `${id} shows ${text}, which nobody has confirmed`);
    }
    if (!this.recreated.has(id) && version !== undefined) {
      must((this.versions.get(id) ?? 0) <= version, `${id} fell back to version ${version}`);
      must(!this.gone.has(id), `${id} is back from the dead`);
      this.versions.set(id, version);
    }
  }

  /** The last of the pending edits of a field is what is shown of it. */
  private lookAtPending(rows: Item[]): void {
    if (this.hisMode) {
      return;
    }
    for (const { id, name, note } of rows) {
      const edits = this.writes.filter(
        (write) => write.isOpen && write.kind === 'update' && write.id === id,
      );
      if (edits.length > 0 && !this.mayBeEchoed(edits)) {
        const { name: wantedName, note: wantedNote } = Object.assign(
          {},
          ...edits.map((e) => e.fields),
        );
        must([undefined, name].includes(wantedName), `${id} lost the pending ${wantedName}`);
        must([undefined, note].includes(wantedNote), `${id} lost the pending ${wantedNote}`);
      }
    }
  }

  /** The event of one of the edits has come, so it is confirmed before its answer. */
  private mayBeEchoed(edits: Write[]): boolean {
    const texts = edits.flatMap(({ fields }) => Object.values(fields));
    return texts.some((text) => this.told.has(text));
  }

  private isBeingDeleted(id: string): boolean {
    return this.writes.some((write) => write.isOpen && write.kind === 'delete' && write.id === id);
  }

  private async letEverythingArrive(): Promise<void> {
    for (let i = 0; i < 200; i += 1) {
      this.network.subscribe();
      this.network.receive();
      this.network.serve(i);
      this.network.answer(i);
      await settled();
      if (this.network.isQuiet) {
        this.clock.advance(20_000);
        await settled();
        if (this.network.isQuiet && this.manager.syncStats().pending === 0) {
          return;
        }
      }
    }
  }
}

const ACTIONS = {
  create: (run: ModelRun, n: number) => run.edit('create', n),
  edit: (run: ModelRun, n: number) => run.edit('update', n),
  delete: (run: ModelRun, n: number) => run.edit('delete', n),
  openForm: (run: ModelRun, n: number) => run.openForm(n),
  saveForm: (run: ModelRun, n: number) => run.saveForm(n),
  otherCreates: (run: ModelRun) => run.other('create'),
  otherEdits: (run: ModelRun, n: number) => run.other('update', n),
  otherDeletes: (run: ModelRun, n: number) => run.other('delete', n),
  otherRecreates: (run: ModelRun, n: number) => run.other('recreate', n),
  serve: (run: ModelRun, n: number) => run.network.serve(n),
  refuse: (run: ModelRun, n: number) => run.network.serve(n, true),
  answer: (run: ModelRun, n: number) => run.network.answer(n),
  lose: (run: ModelRun, n: number) => run.network.lose(n),
  subscribe: (run: ModelRun) => run.network.subscribe(),
  event: (run: ModelRun) => run.network.receive(),
  events: (run: ModelRun) => {
    for (let i = 0; i < 5; i += 1) {
      run.network.receive();
    }
  },
  repeat: (run: ModelRun, n: number) => run.network.repeat(n),
  drop: (run: ModelRun) => run.network.drop(),
  reorder: (run: ModelRun) => run.network.reorder(),
  cut: (run: ModelRun) => run.network.cut(),
  reconnect: (run: ModelRun) => run.network.connect(),
  forgetEvents: (run: ModelRun) => (run.server.oldest = run.server.events.length + 1),
  refresh: (run: ModelRun) => void run.manager.refresh().catch(() => undefined),
  wait: (run: ModelRun, n: number) => run.wait(n),
  signOutAndIn: (run: ModelRun) => run.signOutAndIn(),
} as const;

export const STEP_NAMES = Object.keys(ACTIONS) as Step[0][];

/** Lets promises that wait for each other go on. */
async function settled(): Promise<void> {
  for (let i = 0; i < 25; i += 1) {
    await Promise.resolve();
  }
}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) {
    throw new Error(what);
  }
}

/** What comes with an event besides its envelope. */
export interface EventMeta {
  /** Position in the resource's own gap-free sequence; import events have none. */
  seq?: number;
  eventId?: string;
  entityId?: string;
  version?: number;
  /** The idempotency key of the request that caused the event. */
  opId?: string;
}

/** The envelope of a created, updated or deleted event. */
export interface EntityEvent<T = unknown> {
  type: string;
  resource: string;
  data: T;
  timestamp: string;
  user: { id: string; email: string } | null;
}

export interface EventWithMeta<T> {
  event: T;
  meta: EventMeta | undefined;
}

/** A feature is live from here on. */
export interface FeatureSync {
  feature: string;
  seq: number | undefined;
  /** Events may have been missed: what was read before has to be read again. */
  resync: boolean;
}

/** What the server says of one feature when it was subscribed to. */
export interface SubscribeAnswer {
  /** The last event before what comes now. */
  seq?: number;
  /** What was missed is not kept any more. */
  resync?: boolean;
  /** Why there is no subscription. */
  error?: string;
}

const REMEMBERED = 1_000;

const made = new Set<string>();

/** A new `Idempotency-Key`; works on plain http too, where `crypto.randomUUID` is missing. */
export function newOpId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const opId = [8, 12, 16, 20, 32]
    .map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end))
    .join('-');
  made.add(opId);
  const [oldest] = made;
  if (made.size > REMEMBERED) {
    made.delete(oldest);
  }
  return opId;
}

/** Whether a write that an event speaks of was made here, by one of the last 1,000 keys. */
export function isOwnOpId(opId: string | undefined): boolean {
  return opId !== undefined && made.has(opId);
}

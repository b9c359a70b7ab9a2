import { isOwnOpId, newOpId } from './op-id';

describe('newOpId', () => {
  it('is a UUID, and never the same', () => {
    expect(newOpId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(newOpId()).not.toBe(newOpId());
  });

  it('is known as made here, until a thousand others were', () => {
    const opId = newOpId();
    expect(isOwnOpId(opId)).toBe(true);
    expect(isOwnOpId('018f3b9a-6c1e-4d24-9a53-0f2b7c6d8e10')).toBe(false);
    expect(isOwnOpId(undefined)).toBe(false);
    Array.from({ length: 1_000 }, () => newOpId());
    expect(isOwnOpId(opId)).toBe(false);
  });
});

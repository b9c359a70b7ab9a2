import { isOwnOpId, newOpId } from './op-id';

describe('newOpId', () => {
  it('is a UUID, another one each time', () => {
    const [one, two] = [newOpId(), newOpId()];
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one).not.toBe(two);
  });

  it('is known as one of this page, for a while', () => {
    const first = newOpId();
    expect(isOwnOpId(first)).toBe(true);
    expect(isOwnOpId('of another')).toBe(false);
    expect(isOwnOpId(undefined)).toBe(false);
    Array.from({ length: 1_000 }, newOpId);
    expect(isOwnOpId(first)).toBe(false);
  });
});

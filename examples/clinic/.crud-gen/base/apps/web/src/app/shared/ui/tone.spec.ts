import { toneOf } from './tone';

describe('toneOf', () => {
  it.each([
    ['active', 'success'],
    ['INACTIVE', 'neutral'],
    ['payment_failed', 'danger'],
    ['onHold', 'warning'],
    ['In progress', 'info'],
    ['not approved', 'neutral'],
    ['blue', 'neutral'],
    ['', 'neutral'],
  ])('%s is %s', (label, tone) => {
    expect(toneOf(label)).toBe(tone);
  });
});

import { Person } from './persons.types';

/** One person for tests; another number makes it another one. */
export function personSample(n = 1): Person {
  return {
    id: n,
    firstName: 'First name',
    lastName: `Last name ${n}`,
    version: 7,
  };
}

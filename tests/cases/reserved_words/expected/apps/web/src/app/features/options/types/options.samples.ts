import { OptionEntity } from './options.types';

/** One option entity for tests; another number makes it another one. */
export function optionEntitySample(n = 1): OptionEntity {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    result: 'Result',
    string: 'String',
    version: 7,
  };
}

import { Warehouse } from './warehouses.types';

/** A warehouse for tests; another number makes it another one. */
export function warehouseSample(n = 1): Warehouse {
  return {
    code: `Code ${n}`,
    name: `Name ${n}`,
    version: 7,
  };
}

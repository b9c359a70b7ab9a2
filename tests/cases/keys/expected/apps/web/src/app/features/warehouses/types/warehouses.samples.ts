import { Warehouse } from './warehouses.types';

/** One warehouse for tests; another number makes it another one. */
export function warehouseSample(n = 1): Warehouse {
  return {
    code: `C ${n}`,
    name: `Name ${n}`,
    version: 7,
  };
}

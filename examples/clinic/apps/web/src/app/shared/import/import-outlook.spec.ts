import { outlookOf } from './import-outlook';
import { importJobSample } from './import.samples';
import { ImportOptions } from './import.types';

describe('outlookOf', () => {
  const allOrNothing: ImportOptions = {
    mode: 'all-or-nothing',
    duplicates: 'error',
    validateOnly: false,
  };
  const validRows: ImportOptions = { ...allOrNothing, mode: 'valid-rows-only' };

  it('says that one mistake keeps all rows out', () => {
    const outlook = outlookOf(importJobSample(), allOrNothing);
    expect(outlook.isPossible).toBe(false);
    expect(outlook.message).toContain('3 rows cannot be imported');
  });

  it('counts what is imported and what is left out', () => {
    expect(outlookOf(importJobSample(), validRows)).toEqual({
      isPossible: true,
      message: '7 rows will be imported. 3 rows will be left out.',
    });
    expect(outlookOf(importJobSample(), { ...validRows, duplicates: 'update' }).message).toBe(
      '8 rows will be imported. 2 rows will be left out.',
    );
  });

  it('does not count duplicates as mistakes when they are left out or updated', () => {
    const job = importJobSample({ invalidCount: 0, totalRecords: 8 });
    expect(outlookOf(job, allOrNothing).isPossible).toBe(false);
    expect(outlookOf(job, { ...allOrNothing, duplicates: 'skip' }).isPossible).toBe(true);
    expect(outlookOf(job, { ...allOrNothing, duplicates: 'update' }).message).toBe(
      '8 rows will be imported.',
    );
  });

  it('refuses to import nothing, but not to check', () => {
    const job = importJobSample({ validCount: 0 });
    expect(outlookOf(job, validRows).isPossible).toBe(false);
    expect(outlookOf(job, { ...validRows, validateOnly: true }).isPossible).toBe(true);
  });
});

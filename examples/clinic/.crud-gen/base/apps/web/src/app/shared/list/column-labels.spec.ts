import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthService } from '@core/services/auth.service';
import {
  ReferenceKey,
  ReferenceService,
  ReferenceTarget,
} from '@shared/reference/reference.service';
import { ColumnLabels, columnLabels } from './column-labels';
import { ListColumn } from './list-column';

interface Visit {
  id: string;
  patientId: number | null;
  roomCode: string;
}

const PATIENTS: ReferenceTarget = {
  resource: 'patients',
  keyField: 'id',
  labelField: 'personId',
  through: { resource: 'persons', keyField: 'id', labelField: 'name' },
};
const ROOMS: ReferenceTarget = { resource: 'rooms', keyField: 'code', labelField: 'code' };
const COLUMNS: readonly ListColumn<Visit>[] = [
  { key: 'id', label: 'ID' },
  { key: 'patientId', label: 'Patient', type: 'reference', target: PATIENTS },
  { key: 'roomCode', label: 'Room', type: 'reference', target: ROOMS },
];

describe('columnLabels', () => {
  function labels(...readable: string[]): ColumnLabels<Visit> {
    const can = (permission: string) => readable.includes(permission.replace('.read', ''));
    const knownLabel = ({ resource }: ReferenceTarget, key: ReferenceKey) =>
      signal(`${resource} ${key}`);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: AuthService, useValue: { can } },
        { provide: ReferenceService, useValue: { knownLabel } },
      ],
    });
    return TestBed.runInInjectionContext(() => columnLabels(COLUMNS));
  }

  const visit: Visit = { id: 'v', patientId: 7, roomCode: 'A' };

  it('has rows sorted and found by what names the rows that they refer to', () => {
    const all = labels('patients', 'persons', 'rooms');
    expect(COLUMNS.map((column) => all.sortOf(column))).toEqual([
      'id',
      'patientId.label',
      'roomCode',
    ]);
    expect(all.of(visit, 'patientId')).toBe('patients 7');
    expect(all.of({ ...visit, patientId: null }, 'patientId')).toBeUndefined();
    expect(all.all(visit)).toEqual(['patients 7']);
  });

  it.each([[['patients']], [['persons']]])('has no labels for who may only read %s', (readable) => {
    const some = labels(...readable);
    expect(some.sortOf(COLUMNS[1])).toBe('patientId');
    expect(some.of(visit, 'patientId')).toBeUndefined();
    expect(some.all(visit)).toEqual([]);
  });
});

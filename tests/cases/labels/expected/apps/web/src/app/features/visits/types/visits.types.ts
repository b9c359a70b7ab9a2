import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Where the rows are that `patientId` refers to. */
export const VISIT_PATIENT_ID_TARGET: ReferenceTarget = {
  resource: 'patients',
  keyField: 'personId',
  labelField: 'personId',
  besideField: 'recordNumber',
  through: {
    resource: 'persons',
    keyField: 'id',
    labelField: 'firstName,lastName',
  },
};

/** Where the rows are that `doctorId` refers to. */
export const VISIT_DOCTOR_ID_TARGET: ReferenceTarget = {
  resource: 'persons',
  keyField: 'id',
  labelField: 'firstName,lastName',
  besideField: 'id',
};

export interface Visit {
  id: number;
  patientId: number;
  doctorId: number | null;
  version: number;
}

export interface CreateVisit {
  patientId: number;
  doctorId?: number | null;
}

export interface UpdateVisit {
  patientId?: number;
  doctorId?: number | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListVisitsQuery extends ListQuery {
  patientId?: string;
  doctorId?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Visit): string {
  return String(row.id);
}

/** What a person calls a row. */
export function visitLabel(row: Visit): string {
  return String(row.id);
}

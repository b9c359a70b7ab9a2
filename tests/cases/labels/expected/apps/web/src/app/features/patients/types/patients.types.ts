import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Where the rows are that `personId` refers to. */
export const PATIENT_PERSON_ID_TARGET: ReferenceTarget = {
  resource: 'persons',
  keyField: 'id',
  labelField: 'firstName,lastName',
  besideField: 'id',
};

export interface Patient {
  personId: number;
  recordNumber: string;
  version: number;
}

export interface CreatePatient {
  personId: number;
  recordNumber: string;
}

export interface UpdatePatient {
  recordNumber?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListPatientsQuery extends ListQuery {
  personId?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Patient): string {
  return String(row.personId);
}

/** What a person calls a row. */
export function patientLabel(row: Patient): string {
  return String(row.personId);
}

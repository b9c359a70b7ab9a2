import { ListQuery } from '@shared/http/crud.service';

/** Every value of `sex`, in the order of the database, with the words that a person reads. */
const PATIENT_SEX_OPTIONS = [
  ['female', $localize`Female`],
  ['male', $localize`Male`],
  ['other', $localize`Other`],
  ['unknown', $localize`Unknown`],
] as const;
export type PatientSex = (typeof PATIENT_SEX_OPTIONS)[number][0];
export const PATIENT_SEX_LABELS = new Map<PatientSex, string>(PATIENT_SEX_OPTIONS);

/** People who are or were treated here. */
export interface Patient {
  id: string;
  /** Number on the file and on the wristband. */
  recordNumber: string;
  firstName: string;
  lastName: string;
  birthDate: string;
  sex: PatientSex;
  phone: string | null;
  email: string | null;
  weightKg: number | null;
  allergies: string | null;
  active: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreatePatient {
  recordNumber: string;
  firstName: string;
  lastName: string;
  birthDate: string;
  sex: PatientSex;
  phone?: string | null;
  email?: string | null;
  weightKg?: number | null;
  allergies?: string | null;
  active?: boolean;
}

export interface UpdatePatient {
  recordNumber?: string;
  firstName?: string;
  lastName?: string;
  birthDate?: string;
  sex?: PatientSex;
  phone?: string | null;
  email?: string | null;
  weightKg?: number | null;
  allergies?: string | null;
  active?: boolean;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListPatientsQuery extends ListQuery {
  birthDateFrom?: string;
  birthDateTo?: string;
  sex?: string;
  weightKgMin?: string;
  weightKgMax?: string;
  active?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Patient): string {
  return row.id;
}

/** What a person calls a row. */
export function patientLabel(row: Patient): string {
  return [row.firstName, row.lastName].filter(Boolean).join(' ') || entityId(row);
}

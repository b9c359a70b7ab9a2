import { ListQuery } from '@shared/http/crud.service';

/** Every value of `form`, in the order of the database, with the words that a person reads. */
const MEDICATION_FORM_OPTIONS = [
  ['tablet', $localize`Tablet`],
  ['capsule', $localize`Capsule`],
  ['syrup', $localize`Syrup`],
  ['injection', $localize`Injection`],
  ['ointment', $localize`Ointment`],
] as const;
export type MedicationFormValue = (typeof MEDICATION_FORM_OPTIONS)[number][0];
export const MEDICATION_FORM_LABELS = new Map<MedicationFormValue, string>(MEDICATION_FORM_OPTIONS);

/** What the pharmacy hands out. */
export interface Medication {
  id: string;
  code: string;
  name: string;
  form: MedicationFormValue;
  strengthMg: number | null;
  unitPrice: number;
  stock: number;
  controlled: boolean;
  description: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateMedication {
  code: string;
  name: string;
  form: MedicationFormValue;
  strengthMg?: number | null;
  unitPrice: number;
  stock?: number;
  controlled?: boolean;
  description?: string | null;
}

export interface UpdateMedication {
  code?: string;
  name?: string;
  form?: MedicationFormValue;
  strengthMg?: number | null;
  unitPrice?: number;
  stock?: number;
  controlled?: boolean;
  description?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListMedicationsQuery extends ListQuery {
  form?: string;
  strengthMgMin?: string;
  strengthMgMax?: string;
  unitPriceMin?: string;
  unitPriceMax?: string;
  stockMin?: string;
  stockMax?: string;
  controlled?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Medication): string {
  return row.id;
}

/** What a person calls a row. */
export function medicationLabel(row: Medication): string {
  return row.name;
}

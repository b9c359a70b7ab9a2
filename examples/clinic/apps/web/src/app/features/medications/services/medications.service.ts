import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateMedication,
  ListMedicationsQuery,
  Medication,
  UpdateMedication,
} from '../types/medications.types';

/** Requests to `/api/medications`. */
@Injectable({ providedIn: 'root' })
export class MedicationService extends CrudService<
  Medication,
  CreateMedication,
  UpdateMedication,
  ListMedicationsQuery
> {
  constructor() {
    super('/api/medications');
  }
}

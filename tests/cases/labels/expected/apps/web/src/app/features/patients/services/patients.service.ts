import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreatePatient, ListPatientsQuery, Patient, UpdatePatient } from '../types/patients.types';

/** Requests to `/api/patients`. */
@Injectable({ providedIn: 'root' })
export class PatientService extends CrudService<
  Patient,
  CreatePatient,
  UpdatePatient,
  ListPatientsQuery
> {
  protected override readonly hasNumericIds = true;

  constructor() {
    super('/api/patients');
  }
}

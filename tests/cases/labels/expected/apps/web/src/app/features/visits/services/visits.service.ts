import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateVisit, ListVisitsQuery, Visit, UpdateVisit } from '../types/visits.types';

/** Requests to `/api/visits`. */
@Injectable({ providedIn: 'root' })
export class VisitService extends CrudService<Visit, CreateVisit, UpdateVisit, ListVisitsQuery> {
  protected override readonly hasNumericIds = true;

  constructor() {
    super('/api/visits');
  }
}

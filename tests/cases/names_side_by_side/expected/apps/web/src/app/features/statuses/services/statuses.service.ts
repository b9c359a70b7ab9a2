import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateStatus, ListStatusesQuery, Status, UpdateStatus } from '../types/statuses.types';

/** Requests to `/api/statuses`. */
@Injectable({ providedIn: 'root' })
export class StatusService extends CrudService<
  Status,
  CreateStatus,
  UpdateStatus,
  ListStatusesQuery
> {
  constructor() {
    super('/api/statuses');
  }
}

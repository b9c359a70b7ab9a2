import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateTypeEntity,
  ListTypesQuery,
  TypeEntity,
  UpdateTypeEntity,
} from '../types/types.types';

/** Requests to `/api/types`. */
@Injectable({ providedIn: 'root' })
export class TypeEntityService extends CrudService<
  TypeEntity,
  CreateTypeEntity,
  UpdateTypeEntity,
  ListTypesQuery
> {
  constructor() {
    super('/api/types');
  }
}

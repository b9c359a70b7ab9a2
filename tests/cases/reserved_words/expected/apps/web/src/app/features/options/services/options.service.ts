import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateOptionEntity,
  ListOptionsQuery,
  OptionEntity,
  UpdateOptionEntity,
} from '../types/options.types';

/** Requests to `/api/options`. */
@Injectable({ providedIn: 'root' })
export class OptionEntityService extends CrudService<
  OptionEntity,
  CreateOptionEntity,
  UpdateOptionEntity,
  ListOptionsQuery
> {
  constructor() {
    super('/api/options');
  }
}

import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateRcItem, ListRcItemsQuery, RcItem, UpdateRcItem } from '../types/rc-items.types';

/** Requests to `/api/rc-items`. */
@Injectable({ providedIn: 'root' })
export class RcItemService extends CrudService<
  RcItem,
  CreateRcItem,
  UpdateRcItem,
  ListRcItemsQuery
> {
  protected override readonly hasNumericIds = true;

  constructor() {
    super('/api/rc-items');
  }
}

import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateTransfer,
  ListTransfersQuery,
  Transfer,
  UpdateTransfer,
} from '../types/transfers.types';

/** Requests to `/api/transfers`. */
@Injectable({ providedIn: 'root' })
export class TransferService extends CrudService<
  Transfer,
  CreateTransfer,
  UpdateTransfer,
  ListTransfersQuery
> {
  constructor() {
    super('/api/transfers');
  }
}

import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateContract,
  ListContractsQuery,
  Contract,
  UpdateContract,
} from '../types/contracts.types';

/** Requests to `/api/contracts`. */
@Injectable({ providedIn: 'root' })
export class ContractService extends CrudService<
  Contract,
  CreateContract,
  UpdateContract,
  ListContractsQuery
> {
  constructor() {
    super('/api/contracts');
  }
}

import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateAccount, ListAccountsQuery, Account, UpdateAccount } from '../types/accounts.types';

/** Requests to `/api/accounts`. */
@Injectable({ providedIn: 'root' })
export class AccountService extends CrudService<
  Account,
  CreateAccount,
  UpdateAccount,
  ListAccountsQuery
> {
  constructor() {
    super('/api/accounts');
  }
}

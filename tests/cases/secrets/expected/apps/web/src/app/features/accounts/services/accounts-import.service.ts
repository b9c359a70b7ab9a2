import { Injectable } from '@angular/core';
import { BaseImportService } from '@shared/import/base-import.service';

/** Imports of accounts from files. */
@Injectable({ providedIn: 'root' })
export class AccountsImportService extends BaseImportService {
  constructor() {
    super('accounts');
  }
}

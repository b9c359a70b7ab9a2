import { Injectable } from '@angular/core';
import { BaseImportService } from '@shared/import/base-import.service';

/** Imports of products from files. */
@Injectable({ providedIn: 'root' })
export class ProductsImportService extends BaseImportService {
  constructor() {
    super('products');
  }
}

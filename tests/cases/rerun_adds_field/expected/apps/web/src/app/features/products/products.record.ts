import { RecordOptions } from '@shared/record/record-options';
import { ProductCreateDialogComponent } from './components/product-create.dialog';
import {
  ProductEditDialogComponent,
  ProductEditDialogData,
} from './components/product-edit.dialog';
import { PRODUCT_COLUMNS } from './components/products-columns';
import { ProductService } from './services/products.service';
import { Product, entityId, productLabel } from './types/products.types';

/** What pages know of products: the list, the page of one, and pages of what they refer to. */
export const PRODUCT_RECORD: RecordOptions<Product> = {
  resource: 'products',
  title: $localize`Products`,
  one: $localize`product`,
  many: $localize`products`,
  columns: PRODUCT_COLUMNS,
  label: productLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: ProductService,
  createDialog: ProductCreateDialogComponent,
  edit: {
    dialog: ProductEditDialogComponent,
    data: (row): ProductEditDialogData => ({ product: row }),
  },
};

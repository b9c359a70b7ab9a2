import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Product, productLabel } from '../types/products.types';
import { PRODUCT_COLUMNS } from './products-columns';

export interface ProductViewDialogData {
  product: Product;
  canEdit: boolean;
}

/** All of one product. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-product-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './product-view.dialog.html',
})
export class ProductViewDialogComponent {
  protected readonly data = inject<ProductViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = productLabel(this.data.product);
  protected readonly columns = PRODUCT_COLUMNS;
}

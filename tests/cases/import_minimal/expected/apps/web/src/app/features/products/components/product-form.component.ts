import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { PRODUCT_STATUS_LABELS, PRODUCT_CATEGORY_ID_TARGET } from '../types/products.types';
import { ProductForm } from './product-form';

/** The fields of one product, for create and edit. */
@Component({
  selector: 'app-product-form',
  imports: [DATE_FIELD, FORM_FIELDS, MatInputModule, MatSelectModule, ReferenceSelectComponent],
  templateUrl: './product-form.component.html',
})
export class ProductFormComponent {
  /** Made by `productForm`. */
  readonly form = input.required<ProductForm>();

  protected readonly statusLabels = PRODUCT_STATUS_LABELS;
  protected readonly categoryIdTarget = PRODUCT_CATEGORY_ID_TARGET;
}

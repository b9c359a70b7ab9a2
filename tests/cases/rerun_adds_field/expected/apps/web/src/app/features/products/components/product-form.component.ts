import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ProductForm } from './product-form';

/** The fields of one product, for create and edit. */
@Component({
  selector: 'app-product-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './product-form.component.html',
})
export class ProductFormComponent {
  /** Made by `productForm`. */
  readonly form = input.required<ProductForm>();
}

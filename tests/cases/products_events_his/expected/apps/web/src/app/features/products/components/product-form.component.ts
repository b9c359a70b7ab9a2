import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { PRODUCT_STATUS_LABELS } from '../types/products.types';
import { ProductForm } from './product-form';

/** The fields of one product, for create and edit. */
@Component({
  selector: 'app-product-form',
  imports: [
    FieldErrorComponent,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
  ],
  templateUrl: './product-form.component.html',
})
export class ProductFormComponent {
  /** Made by `productForm`. */
  readonly form = input.required<ProductForm>();

  protected readonly statusLabels = PRODUCT_STATUS_LABELS;
}

import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { ProductForm } from './product-form';

/** The fields of one product, for create and edit. */
@Component({
  selector: 'app-product-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './product-form.component.html',
})
export class ProductFormComponent {
  /** Made by `productForm`. */
  readonly form = input.required<ProductForm>();
}

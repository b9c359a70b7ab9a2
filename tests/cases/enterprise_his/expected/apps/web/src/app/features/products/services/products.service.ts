import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateProduct, ListProductsQuery, Product, UpdateProduct } from '../types/products.types';

/** Requests to `/api/products`. */
@Injectable({ providedIn: 'root' })
export class ProductService extends CrudService<
  Product,
  CreateProduct,
  UpdateProduct,
  ListProductsQuery
> {
  constructor() {
    super('/api/products');
  }
}

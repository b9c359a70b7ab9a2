import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateProduct, Product, UpdateProduct, entityId } from '../types/products.types';
import { ProductService } from './products.service';

/**
 * The connection for products. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class ProductStateManager extends BaseRealtimeStateManager<
  Product,
  CreateProduct,
  UpdateProduct
> {
  private readonly productsService = inject(ProductService);

  constructor() {
    super({
      feature: 'products',
      entity: 'product',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Product[]> {
    const rows = await this.fetchAllPages((page) =>
      this.productsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateProduct, { opId }: WriteContext) {
    return this.productsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateProduct, context: WriteContext) {
    return this.productsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.productsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Product): string {
    return entityId(row);
  }
}

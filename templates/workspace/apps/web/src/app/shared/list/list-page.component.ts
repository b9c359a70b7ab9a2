import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, computed, contentChildren, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatPaginatorModule, PageEvent } from '@angular/material/paginator';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { ImportBannerComponent } from '@shared/import/import-banner.component';
import { RunningImports } from '@shared/import/running-imports';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { CellDirective, CellTemplates, ListSlots, SlotDirective } from './list-cells';
import { ListFiltersComponent } from './list-filters.component';
import { ListModel } from './list-model';
import { ListRowsComponent } from './list-rows.component';
import { ListStatusComponent } from './list-status.component';
import { ListToolbarComponent } from './list-toolbar.component';

/**
 * A list from its title to its paginator. What one list has otherwise goes inside: cells as `<ng-template appCell>`, parts
 * as `<ng-template appSlot>`.
 */
@Component({
  selector: 'app-list-page',
  imports: [
    EmptyStateComponent,
    ErrorStateComponent,
    ImportBannerComponent,
    ListFiltersComponent,
    ListRowsComponent,
    ListStatusComponent,
    ListToolbarComponent,
    MatButtonModule,
    MatIconModule,
    MatPaginatorModule,
    MatProgressBarModule,
    NgTemplateOutlet,
    PageHeaderComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
  ],
  templateUrl: './list-page.component.html',
})
export class ListPageComponent<T extends object> {
  readonly title = input.required<string>();
  readonly page = input.required<ListModel<T>>();
  /** Imports into the table that run now; without it there is no import. */
  readonly imports = input<RunningImports>();

  readonly create = output();
  readonly view = output<T>();
  readonly edit = output<T>();
  readonly remove = output<T>();
  readonly removeSelected = output();
  /** An import is wanted: a new one, or one that is there, by its id. */
  readonly import = output<string | undefined>();

  private readonly cells = contentChildren<CellDirective<T, keyof T & string>>(CellDirective);
  private readonly slots = contentChildren<SlotDirective<T, keyof ListSlots<T>>>(SlotDirective);

  protected readonly source = computed(() => this.page().source);
  protected readonly cellTemplates = computed<CellTemplates<T>>(
    () => new Map(this.cells().map(({ appCell, template }) => [appCell(), template])),
  );
  protected readonly isFailed = computed(() => {
    const { loadError, isLoading, hasRows, keepsRows } = this.source();
    return Boolean(loadError()) && !isLoading() && !(keepsRows && hasRows());
  });

  /** The template that takes the place of a part. */
  protected slot<S extends keyof ListSlots<T>>(name: S): TemplateRef<ListSlots<T>[S]> | undefined {
    const slot = this.slots().find(({ appSlot }) => appSlot() === name);
    return slot?.template as TemplateRef<ListSlots<T>[S]> | undefined;
  }

  protected onPage({ pageIndex, pageSize }: PageEvent): void {
    const { list } = this.page();
    if (pageSize === list.limit()) {
      list.page.set(pageIndex + 1);
    } else {
      list.limit.set(pageSize);
    }
  }
}

export { CellDirective, SlotDirective };

/** What a list component imports. */
export const LIST_PAGE = [ListPageComponent, CellDirective, SlotDirective] as const;

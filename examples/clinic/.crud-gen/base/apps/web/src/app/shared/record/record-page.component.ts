import { Component, computed, contentChildren, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { DetailsComponent } from '@shared/list/details.component';
import { FreshnessComponent } from '@shared/list/freshness.component';
import { CellDirective, CellTemplates } from '@shared/list/list-cells';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { LinkedRecordsComponent } from './linked-records.component';
import { RecordHistoryComponent } from './record-history.component';
import { RecordModel } from './record-model';
import { RelatedRowsComponent } from './related-rows.component';

/** The page of one record: all that it holds, what can be done with it, and what refers to it. */
@Component({
  selector: 'app-record-page',
  imports: [
    DetailsComponent,
    EmptyStateComponent,
    ErrorStateComponent,
    FreshnessComponent,
    LinkedRecordsComponent,
    MatButtonModule,
    MatIconModule,
    PageHeaderComponent,
    RecordHistoryComponent,
    RelatedRowsComponent,
    RouterLink,
    SkeletonRowsComponent,
    StaleBannerComponent,
  ],
  templateUrl: './record-page.component.html',
})
export class RecordPageComponent<T extends object> {
  readonly page = input.required<RecordModel<T>>();

  private readonly cells = contentChildren<CellDirective<T, keyof T & string>>(CellDirective);

  protected readonly list = computed(() => ['/', this.page().options.resource]);
  protected readonly cellTemplates = computed<CellTemplates<T>>(
    () => new Map(this.cells().map(({ appCell, template }) => [appCell(), template])),
  );
}

/** What the component of a record's page imports. */
export const RECORD_PAGE = [RecordPageComponent, CellDirective] as const;

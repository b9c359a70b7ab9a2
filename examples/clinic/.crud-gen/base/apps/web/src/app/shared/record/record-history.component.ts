import { Component, computed, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatPaginatorModule } from '@angular/material/paginator';
import { formatMoment } from '@shared/ui/format';
import { ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { ChangeEntryComponent } from './change-entry.component';
import { HistoryEntry } from './record-history';
import { RecordModel } from './record-model';

/** The section of a record's page that tells who changed what when. */
@Component({
  selector: 'app-record-history',
  imports: [
    ChangeEntryComponent,
    ErrorStateComponent,
    MatButtonModule,
    MatPaginatorModule,
    SkeletonRowsComponent,
  ],
  templateUrl: './record-history.component.html',
})
export class RecordHistoryComponent<T extends object> {
  readonly page = input.required<RecordModel<T>>();
  readonly row = input.required<T>();

  protected readonly history = computed(() => this.page().history);
  protected readonly formatMoment = formatMoment;

  /** Whether the record was once otherwise than it is: that is what can be brought back. */
  protected isEarlier({ after }: HistoryEntry<T>, index: number): boolean {
    const isNewest = index === 0 && this.history().page() === 1;
    return after !== null && !isNewest && this.page().canUpdate();
  }
}

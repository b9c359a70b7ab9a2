import { Component, computed, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatPaginatorModule } from '@angular/material/paginator';
import { ListColumn } from '@shared/list/list-column';
import { ValueComponent } from '@shared/list/value.component';
import { formatMoment } from '@shared/ui/format';
import { ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { HistoryEntry } from './record-history';
import { RecordModel } from './record-model';

const WORDS = new Map([
  ['create', $localize`Created`],
  ['update', $localize`Changed`],
  ['delete', $localize`Deleted`],
]);

/** The section of a record's page that tells who changed what when. */
@Component({
  selector: 'app-record-history',
  imports: [
    ErrorStateComponent,
    MatButtonModule,
    MatPaginatorModule,
    SkeletonRowsComponent,
    ValueComponent,
  ],
  templateUrl: './record-history.component.html',
})
export class RecordHistoryComponent<T extends object> {
  readonly page = input.required<RecordModel<T>>();
  readonly row = input.required<T>();

  protected readonly history = computed(() => this.page().history);
  protected readonly formatMoment = formatMoment;

  protected words({ action }: HistoryEntry<T>): string {
    return WORDS.get(action) ?? action;
  }

  /** The columns of what has changed; a deleted record has changed altogether. */
  protected columns({ action, changed }: HistoryEntry<T>): readonly ListColumn<T>[] {
    const { columns } = this.page().options;
    return action === 'delete' ? [] : columns.filter(({ key }) => changed.includes(key));
  }

  /** Whether the record was once otherwise than it is: that is what can be brought back. */
  protected isEarlier({ after }: HistoryEntry<T>, index: number): boolean {
    const isNewest = index === 0 && this.history().page() === 1;
    return after !== null && !isNewest && this.page().canUpdate();
  }
}

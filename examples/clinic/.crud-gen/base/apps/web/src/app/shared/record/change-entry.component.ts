import { Component, computed, input } from '@angular/core';
import { ListColumn } from '@shared/list/list-column';
import { ValueComponent } from '@shared/list/value.component';
import { formatMoment } from '@shared/ui/format';
import { HistoryEntry } from './record-history';

const WORDS = new Map([
  ['create', $localize`Created`],
  ['update', $localize`Changed`],
  ['delete', $localize`Deleted`],
  ['import', $localize`Imported from a file`],
  ['export', $localize`Exported`],
  ['read', $localize`Read`],
  ['list', $localize`Listed`],
]);

/** One change: what was done by whom and when, and each field before and after. What else there is goes inside. */
@Component({
  selector: 'app-change-entry',
  imports: [ValueComponent],
  templateUrl: './change-entry.component.html',
})
export class ChangeEntryComponent<T extends object> {
  readonly entry = input.required<HistoryEntry<T>>();
  readonly columns = input.required<readonly ListColumn<T>[]>();

  protected readonly formatMoment = formatMoment;
  protected readonly words = computed(() => {
    const { action } = this.entry();
    return WORDS.get(action) ?? action;
  });
  /** What was asked for, where something was read. */
  protected readonly asked = computed(() => {
    const { path = '', query } = this.entry().asked ?? {};
    return query ? `${path}?${query}` : path;
  });
  /** The columns of what has changed; a deleted record has changed altogether. */
  protected readonly changed = computed(() => {
    const { action, changed } = this.entry();
    return action === 'delete' ? [] : this.columns().filter(({ key }) => changed.includes(key));
  });
}

import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatPaginatorModule } from '@angular/material/paginator';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { PageActions } from '@shared/ui/page-actions';
import { PageHeaderComponent } from '@shared/ui/page-header';
import { EmptyStateComponent, ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { firstValueFrom } from 'rxjs';
import { ChangeEntryComponent } from './change-entry.component';
import { HistoryEntry, recordHistory } from './record-history';
import { recordLink } from './record-links';
import { AnyRow, RowOptions } from './record-options';

/** Who changed which records of a module when, the newest change first. */
@Component({
  selector: 'app-feed-page',
  imports: [
    ChangeEntryComponent,
    EmptyStateComponent,
    ErrorStateComponent,
    MatButtonModule,
    MatIconModule,
    MatPaginatorModule,
    PageHeaderComponent,
    RouterLink,
    SkeletonRowsComponent,
  ],
  templateUrl: './feed-page.component.html',
})
export class FeedPageComponent {
  private readonly http = inject(HttpClient);
  private readonly actions = inject(PageActions);
  private readonly auth = inject(AuthService);

  /** Of the module: what its route has loaded. */
  protected readonly options = inject(ActivatedRoute).snapshot.data[
    'options'
  ] as RowOptions<AnyRow>;
  protected readonly history = recordHistory<AnyRow>({
    resource: this.options.resource,
    id: signal(undefined),
    state: signal(true),
    notesReads: this.options.notesReads,
  });

  protected readonly isBusy = signal(false);

  /** Whether a record is gone, as far as this page tells. */
  protected canBringBack(entry: HistoryEntry<AnyRow>): boolean {
    const { id, resource } = this.options;
    const newest = this.history.source.rows().find((one) => one.entityId === entry.entityId);
    const isGone = entry.action === 'delete' && newest === entry;
    return isGone && id !== undefined && this.auth.can(`${resource}.create`);
  }

  /** Has the server create a deleted record again, under its key. */
  protected async onBringBack({ entityId }: HistoryEntry<AnyRow>): Promise<void> {
    const { one, resource } = this.options;
    this.isBusy.set(true);
    const url = `/api/${resource}/${encodeURIComponent(entityId)}/undelete`;
    const done = firstValueFrom(this.http.post(url, null));
    await this.actions.tell(done, $localize`The ${one}:thing: is back`);
    this.isBusy.set(false);
    this.history.source.reload();
  }

  /** What a change was about: what the record was called then, and its page where it may still be there. */
  protected subject({ action, before, after, entityId }: HistoryEntry<AnyRow>) {
    const record = after ?? before;
    const { id, label, resource } = this.options;
    return record
      ? {
          label: label(record),
          link: id && action !== 'delete' ? recordLink(resource, entityId) : null,
        }
      : null;
  }
}

import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatPaginatorModule } from '@angular/material/paginator';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PageHeaderComponent } from '@shared/ui/page-header';
import { EmptyStateComponent, ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
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
  /** Of the module: what its route has loaded. */
  protected readonly options = inject(ActivatedRoute).snapshot.data[
    'options'
  ] as RowOptions<AnyRow>;
  protected readonly history = recordHistory<AnyRow>({
    resource: this.options.resource,
    id: signal(undefined),
    state: signal(true),
  });

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

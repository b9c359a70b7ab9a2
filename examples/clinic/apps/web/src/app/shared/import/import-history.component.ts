import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatPaginatorModule } from '@angular/material/paginator';
import { PaginatedResponse } from '@shared/http/api.types';
import { formatMoment } from '@shared/ui/format';
import { BaseImportService } from './base-import.service';
import { STATUS_WORDS } from './import-words';
import { ImportJob } from './import.types';
import { isOver } from './job-progress';

/** Earlier imports of the resource that the user may see. */
@Component({
  selector: 'app-import-history',
  imports: [MatButtonModule, MatPaginatorModule],
  templateUrl: './import-history.component.html',
})
export class ImportHistoryComponent {
  protected readonly moment = (text: string) => formatMoment(text);

  readonly service = input.required<BaseImportService>();
  readonly opened = output<string>();

  protected readonly limit = 5;
  protected readonly pageIndex = signal(0);
  private readonly page = rxResource({
    params: () => ({ service: this.service(), page: this.pageIndex() + 1 }),
    stream: ({ params }) => params.service.jobs(params.page, this.limit),
  });
  /** The last page that came stays while the next one loads. */
  private readonly answer = linkedSignal<
    PaginatedResponse<ImportJob> | undefined,
    PaginatedResponse<ImportJob> | undefined
  >({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (next, previous) => next ?? previous?.value,
  });
  protected readonly jobs = computed(() => this.answer()?.data ?? []);
  protected readonly total = computed(() => this.answer()?.pagination.total ?? 0);

  protected readonly words = STATUS_WORDS;

  protected actionOf(job: ImportJob): string {
    if (isOver(job)) {
      return $localize`Show`;
    }
    return job.status === 'uploaded' || job.status === 'validated'
      ? $localize`Continue`
      : $localize`Watch`;
  }
}

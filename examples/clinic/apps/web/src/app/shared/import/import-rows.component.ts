import { Component, computed, input, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatPaginatorModule } from '@angular/material/paginator';
import { apiErrorMessage } from '@shared/http/api-error';
import { fieldProblemText } from '@shared/http/error-texts';
import { PaginatedResponse } from '@shared/http/api.types';
import { ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { BaseImportService } from './base-import.service';
import { ImportJob, ImportRow, ImportRowStatus } from './import.types';

export interface ImportRowsTab {
  status: ImportRowStatus;
  label: string;
}

/** One thing that is wrong with a row. */
interface Problem {
  rowNo: number;
  column: string;
  value: string;
  reason: string;
}

/** The rows of a job by their status, page by page: what is wrong with them, or what they hold. */
@Component({
  selector: 'app-import-rows',
  imports: [MatButtonToggleModule, MatPaginatorModule, ErrorStateComponent, SkeletonRowsComponent],
  templateUrl: './import-rows.component.html',
})
export class ImportRowsComponent {
  readonly service = input.required<BaseImportService>();
  readonly job = input.required<ImportJob>();
  readonly tabs = input.required<readonly ImportRowsTab[]>();

  protected readonly limit = 10;
  protected readonly wholeRow = $localize`Whole row`;
  protected readonly status = linkedSignal<readonly ImportRowsTab[], ImportRowStatus>({
    source: this.tabs,
    computation: (tabs, before) =>
      (tabs.find(({ status }) => status === before?.value) ?? tabs[0]).status,
  });
  protected readonly pageIndex = linkedSignal({ source: this.status, computation: () => 0 });
  private readonly jobId = computed(() => this.job().jobId);
  protected readonly page = rxResource({
    params: () => ({
      service: this.service(),
      jobId: this.jobId(),
      query: { page: this.pageIndex() + 1, limit: this.limit, status: this.status() },
    }),
    stream: ({ params }) => params.service.rows(params.jobId, params.query),
  });
  /** The last page that came stays while the next one of the same rows loads. */
  private readonly answer = linkedSignal<
    { status: ImportRowStatus; page: PaginatedResponse<ImportRow> | undefined },
    PaginatedResponse<ImportRow> | undefined
  >({
    source: () => ({
      status: this.status(),
      page: this.page.hasValue() ? this.page.value() : undefined,
    }),
    computation: ({ status, page }, previous) =>
      page ?? (previous?.source.status === status ? previous.value : undefined),
  });
  protected readonly rows = computed(() => this.answer()?.data);
  protected readonly total = computed(() => this.answer()?.pagination.total ?? 0);
  protected readonly whyNotLoaded = computed(() =>
    apiErrorMessage(
      this.page.error()?.cause ?? this.page.error(),
      $localize`Check your connection and try again.`,
    ),
  );
  protected readonly headers = computed(() => this.job().columns.map(({ header }) => header));
  protected readonly showsCells = computed(() => {
    const status = this.status();
    return status === 'valid' || status === 'imported';
  });
  protected readonly problems = computed(() =>
    (this.rows() ?? []).flatMap((row) => this.problemsOf(row)),
  );

  private problemsOf({ rowNo, errors }: ImportRow): Problem[] {
    return errors.map((error) => {
      const reason = fieldProblemText(error);
      return {
        rowNo,
        column: this.columnOf(error.field),
        value: error.value ?? '',
        reason: reason.charAt(0).toUpperCase() + reason.slice(1),
      };
    });
  }

  /** A field as the file calls it, since that is where it is mended. */
  private columnOf(field: string | null): string {
    if (field === null) {
      return '';
    }
    const { columns, fields, mapping } = this.job();
    const header = columns.find(({ index }) => index === mapping[field])?.header;
    return header ?? fields.find(({ name }) => name === field)?.label ?? field;
  }
}

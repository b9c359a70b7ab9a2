import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltipModule } from '@angular/material/tooltip';
import { AuthService } from '@core/services/auth.service';
import { saveFile } from '@shared/http/download';
import { toHttpParams } from '@shared/http/list-params';
import { filtersOf, requestOf } from '@shared/list/list-filters';
import { ListModel } from '@shared/list/list-model';
import { firstValueFrom } from 'rxjs';

type ExportFormat = 'csv' | 'xlsx';

/** Takes the rows of a list as a file: all that match, or those that are selected. */
@Component({
  selector: 'app-export-menu',
  imports: [MatButtonModule, MatIconModule, MatMenuModule, MatTooltipModule],
  templateUrl: './export-menu.component.html',
})
export class ExportMenuComponent<T extends object> {
  private readonly http = inject(HttpClient);
  private readonly auth = inject(AuthService);

  readonly page = input.required<ListModel<T>>();

  protected readonly isAllowed = computed(() => {
    const { resource } = this.page().options;
    return this.auth.can(`${resource}.export`) && this.auth.can(`${resource}.read`);
  });
  /** The columns that are shown, or all. */
  protected readonly hasAllColumns = signal(false);
  protected readonly isRunning = signal(false);
  /** What would be in the file. */
  protected readonly extent = computed(() => {
    const { selection, source } = this.page();
    return selection.isEmpty()
      ? this.page().counted(source.total())
      : $localize`${this.page().counted(selection.rows().length)}:things: selected`;
  });

  protected onToggleColumns(event: Event): void {
    event.stopPropagation();
    this.hasAllColumns.update((all) => !all);
  }

  protected async onExport(format: ExportFormat): Promise<void> {
    this.isRunning.set(true);
    const name = `${this.page().options.resource}.${format}`;
    const saved = this.load(format).then((file) => saveFile(file, name));
    await this.page().tell(saved, $localize`File saved`);
    this.isRunning.set(false);
  }

  private load(format: ExportFormat): Promise<Blob> {
    const { options, list, filters, choice, selection } = this.page();
    const own = filters.flatMap((column) => filtersOf(column));
    const asked = { ...requestOf(list.query(), own), page: undefined, limit: undefined };
    const columns = this.hasAllColumns() ? [] : choice.visible().map(({ key }) => key);
    const ids = selection.rows().map((row) => idInList(this.page().id(row)));
    const params = toHttpParams({ ...asked, format, fields: columns.join(), ids: ids.join() });
    const url = `/api/${options.resource}/export`;
    return firstValueFrom(this.http.get(url, { params, responseType: 'blob' }));
  }
}

/** An id as it stands in a list of ids. */
function idInList(id: string): string {
  return id.replaceAll('%', '%25').replaceAll(',', '%2C');
}

import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltipModule } from '@angular/material/tooltip';
import { PageActions } from '@shared/ui/page-actions';
import { ChangedPage, StatusAction, statusActions } from './change-options';
import { ChangeRequests, rowUrl } from './change-requests';

/** The status actions of one row that would make it another one. */
@Component({
  selector: 'app-status-menu',
  imports: [MatButtonModule, MatIconModule, MatMenuModule, MatTooltipModule],
  templateUrl: './status-menu.component.html',
})
export class StatusMenuComponent<T extends object> {
  private readonly requests = inject(ChangeRequests);
  private readonly pageActions = inject(PageActions);

  readonly page = input.required<ChangedPage<T>>();
  readonly row = input.required<T>();
  /** With its word on it, where there is room. */
  readonly wide = input(false, { transform: booleanAttribute });

  protected readonly label = computed(() => this.page().options.label(this.row()));
  protected readonly actions = computed(() => {
    const values = this.row() as Record<string, unknown>;
    const all = this.page().canUpdate() ? statusActions(this.page().options) : [];
    return all.filter(({ field, value }) => values[field] !== value);
  });
  protected readonly isPending = computed(() => this.page().source.isPending(this.row()));

  /** What is shown afterwards is what the server says. */
  protected async onAct({ path }: StatusAction): Promise<void> {
    const { options, source } = this.page();
    const { id, one, resource, version } = options;
    if (id) {
      const url = `${rowUrl(resource, id(this.row()))}/${path}`;
      const done = this.requests.act(url, version?.(this.row()));
      await this.pageActions.tell(done, $localize`The ${one}:thing: is changed`);
      source.reload();
    }
  }
}

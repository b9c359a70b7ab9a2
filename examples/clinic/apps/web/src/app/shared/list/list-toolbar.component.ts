import { Component, computed, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltipModule } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { ListModel } from '@shared/list/list-model';

/** Search, filters, columns, read again; more tools go inside. */
@Component({
  selector: 'app-list-toolbar',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatMenuModule,
    MatTooltipModule,
    RouterLink,
  ],
  templateUrl: './list-toolbar.component.html',
})
export class ListToolbarComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();

  protected readonly list = computed(() => this.page().list);

  /** The menu stays open for the next choice. */
  protected onToggleColumn(event: Event, key: string): void {
    event.stopPropagation();
    this.page().choice.toggle(key);
  }
}

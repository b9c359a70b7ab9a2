import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTooltipModule } from '@angular/material/tooltip';
import { ListSlots } from '@shared/list/list-cells';
import { ListModel } from '@shared/list/list-model';

/** What can be done with one row: to change it and to delete it, or what a template has. */
@Component({
  selector: 'app-row-actions',
  imports: [NgTemplateOutlet, MatButtonModule, MatIconModule, MatTooltipModule],
  template: `
    @let label = page().label(row());
    @let isPending = page().source.isPending(row());
    <span class="row-actions">
      @if (template(); as template) {
        <ng-container
          [ngTemplateOutlet]="template"
          [ngTemplateOutletContext]="{ $implicit: row() }"
        />
      } @else {
        @if (page().canUpdate()) {
          <button
            matIconButton
            type="button"
            matTooltip="Edit"
            i18n-matTooltip
            ariaLabel="Edit {{ label }}"
            i18n-ariaLabel
            [disabled]="isPending"
            (click)="edit.emit(row())"
          >
            <mat-icon svgIcon="edit" />
          </button>
        }
        @if (page().canDelete()) {
          <button
            matIconButton
            type="button"
            matTooltip="Delete"
            i18n-matTooltip
            ariaLabel="Delete {{ label }}"
            i18n-ariaLabel
            [disabled]="isPending"
            (click)="remove.emit(row())"
          >
            <mat-icon svgIcon="delete" />
          </button>
        }
        <ng-container
          [ngTemplateOutlet]="menu() ?? null"
          [ngTemplateOutletContext]="{ $implicit: row() }"
        />
      }
    </span>
  `,
})
export class RowActionsComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();
  readonly row = input.required<T>();
  readonly template = input<TemplateRef<ListSlots<T>['rowActions']>>();
  /** More that can be done with it. */
  readonly menu = input<TemplateRef<ListSlots<T>['rowMenu']>>();

  readonly edit = output<T>();
  readonly remove = output<T>();
}

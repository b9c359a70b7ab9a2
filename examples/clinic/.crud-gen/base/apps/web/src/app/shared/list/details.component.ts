import { Component, computed, contentChildren, input } from '@angular/core';
import { CellDirective, CellTemplates } from '@shared/list/list-cells';
import { ListColumn } from '@shared/list/list-column';
import { ValueComponent } from '@shared/list/value.component';

/** All values of one row, below each other; those of single columns otherwise as `<ng-template appCell>` inside. */
@Component({
  selector: 'app-details',
  imports: [ValueComponent],
  template: `
    <dl class="details">
      @for (column of columns(); track column.key) {
        <dt>{{ column.label }}</dt>
        <dd><app-value [row]="row()" [column]="column" [template]="cells().get(column.key)" /></dd>
      }
    </dl>
  `,
})
export class DetailsComponent<T extends object> {
  readonly row = input.required<T>();
  readonly columns = input.required<readonly ListColumn<T>[]>();

  /** The same from a page around it. */
  readonly templates = input<CellTemplates<T>>(new Map());

  private readonly own = contentChildren<CellDirective<T, keyof T & string>>(CellDirective);

  protected readonly cells = computed<CellTemplates<T>>(
    () =>
      new Map([
        ...this.templates(),
        ...this.own().map(({ appCell, template }) => [appCell(), template] as const),
      ]),
  );
}

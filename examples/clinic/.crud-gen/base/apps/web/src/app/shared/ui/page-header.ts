import { Component, input } from '@angular/core';

/** The title of a page; its actions go inside, a line below the title into `[subtitle]`. */
@Component({
  selector: 'app-page-header',
  template: `
    <header class="page-header">
      <div class="page-heading">
        <h1 class="page-title" [id]="titleId()">{{ title() }}</h1>
        <div class="page-subtitle">
          <ng-content select="[subtitle]" />
        </div>
      </div>
      <div class="page-actions">
        <ng-content />
      </div>
    </header>
  `,
})
export class PageHeaderComponent {
  readonly title = input.required<string>();
  /** For `aria-labelledby`. */
  readonly titleId = input('page-title');
}

import { Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyStateComponent } from '@shared/ui/states';

@Component({
  selector: 'app-not-found',
  imports: [EmptyStateComponent, MatButtonModule, RouterLink],
  template: `
    <h1 class="cdk-visually-hidden" i18n>Page not found</h1>
    <app-empty-state
      icon="search"
      title="There is no such page"
      i18n-title
      message="The address may be misspelt, or the page may have moved."
      i18n-message
    >
      <a matButton="tonal" routerLink="/" i18n>Go to the start</a>
    </app-empty-state>
  `,
})
export class NotFoundComponent {}

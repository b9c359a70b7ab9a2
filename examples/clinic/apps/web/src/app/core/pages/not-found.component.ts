import { Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyStateComponent } from '@shared/ui/states';

@Component({
  selector: 'app-not-found',
  imports: [EmptyStateComponent, MatButtonModule, RouterLink],
  template: `
    <h1 class="cdk-visually-hidden">Page not found</h1>
    <app-empty-state
      icon="search"
      title="There is no such page"
      message="The address may be misspelt, or the page may have moved."
    >
      <a matButton="tonal" routerLink="/">Go to the start</a>
    </app-empty-state>
  `,
})
export class NotFoundComponent {}

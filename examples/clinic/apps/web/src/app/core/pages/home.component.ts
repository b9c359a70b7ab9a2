import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { NAVIGATION } from '@core/shell/navigation';
import { EmptyStateComponent } from '@shared/ui/states';

/** Leads to the first page that the user may read; a welcome when there is none. */
@Component({
  selector: 'app-home',
  imports: [EmptyStateComponent],
  template: `
    @if (!first) {
      <h1 class="cdk-visually-hidden" i18n>Home</h1>
      <app-empty-state [title]="title" [message]="message">
        @if (!hasPages) {
          <pre><code>{{ command }}</code></pre>
        }
      </app-empty-state>
    }
  `,
  styles: `
    pre {
      margin: 0;
      padding: 12px 20px;
      overflow-x: auto;
      font-size: 14px;
      background: var(--mat-sys-surface-container-high);
      border-radius: var(--mat-sys-corner-medium);
    }
  `,
})
export class HomeComponent {
  private readonly auth = inject(AuthService);

  protected readonly hasPages = NAVIGATION.length > 0;
  protected readonly first = NAVIGATION.find((item) => this.auth.can(item.permission));
  protected readonly title = this.hasPages
    ? $localize`Nothing to see here yet`
    : $localize`Welcome`;
  protected readonly message = this.hasPages
    ? $localize`Your account may not read any page. Ask an administrator for access.`
    : $localize`There are no modules yet. Generate the first one in the folder of the workspace:`;
  // eslint-disable-next-line no-restricted-syntax -- a command is the same in every language
  protected readonly command = `crud-gen products --with-events --field 'name:string!'`;

  constructor() {
    if (this.first) {
      void inject(Router).navigateByUrl(this.first.path, { replaceUrl: true });
    }
  }
}

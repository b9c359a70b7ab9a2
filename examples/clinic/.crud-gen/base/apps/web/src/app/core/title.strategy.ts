import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { APP_NAME } from './app-name';

/** `Products · my-app` in the browser's tab. */
@Injectable({ providedIn: 'root' })
export class AppTitleStrategy extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.name(this.buildTitle(state));
  }

  /** For a page that learns later what it shows. */
  name(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · ${APP_NAME}` : APP_NAME);
  }
}

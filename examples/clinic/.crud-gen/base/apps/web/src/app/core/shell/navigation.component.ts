import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatListModule } from '@angular/material/list';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { NavigationItem } from './navigation';
import { groupsOf, matching } from './navigation-groups';
import { RecentPages } from './recent-pages';

/** As many fit on a screen. */
const SHORT = 15;

/** The pages that the user may read: a list, or groups with a search above them where they are many. */
@Component({
  selector: 'app-navigation',
  imports: [
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatListModule,
    NgTemplateOutlet,
    RouterLink,
    RouterLinkActive,
  ],
  templateUrl: './navigation.component.html',
  styleUrl: './navigation.component.scss',
})
export class NavigationComponent {
  private readonly recentPages = inject(RecentPages);

  readonly items = input.required<NavigationItem[]>();
  readonly chosen = output();

  protected readonly text = signal('');
  protected readonly isLong = computed(() => this.items().length > SHORT);
  protected readonly groups = computed(() => groupsOf(this.items()));
  /** Null while nothing is searched. */
  protected readonly found = computed(() =>
    this.text().trim() === '' ? null : matching(this.items(), this.text().trim()),
  );
  protected readonly recent = computed(() =>
    this.recentPages.paths().flatMap((path) => this.items().filter((item) => item.path === path)),
  );

  protected onInput(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }
}

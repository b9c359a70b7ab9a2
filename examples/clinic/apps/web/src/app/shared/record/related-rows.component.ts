import { Component, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatPaginatorModule } from '@angular/material/paginator';
import { RouterLink } from '@angular/router';
import { FreshnessComponent } from '@shared/list/freshness.component';
import { ValueComponent } from '@shared/list/value.component';
import { formatCount } from '@shared/ui/format';
import { ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { RelatedRows } from './related-rows';

/** A section of a record's page: what of another module refers to it. */
@Component({
  selector: 'app-related-rows',
  imports: [
    ErrorStateComponent,
    FreshnessComponent,
    MatButtonModule,
    MatIconModule,
    MatPaginatorModule,
    RouterLink,
    SkeletonRowsComponent,
    ValueComponent,
  ],
  templateUrl: './related-rows.component.html',
})
export class RelatedRowsComponent {
  readonly related = input.required<RelatedRows>();

  protected readonly formatCount = formatCount;
}

import { Component, ElementRef, input, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { FreshnessComponent } from '@shared/list/freshness.component';
import { ReferenceLabelComponent } from '@shared/reference/reference-label.component';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { ReferenceKey } from '@shared/reference/reference.service';
import { formatCount } from '@shared/ui/format';
import { ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { LinkedRecords } from './linked-records';
import { AnyRow } from './record-options';

/** A section of a record's page: the records of another module that belong to it, to add and to remove. */
@Component({
  selector: 'app-linked-records',
  imports: [
    ErrorStateComponent,
    FreshnessComponent,
    MatButtonModule,
    MatIconModule,
    ReactiveFormsModule,
    ReferenceLabelComponent,
    ReferenceSelectComponent,
    RouterLink,
    SkeletonRowsComponent,
  ],
  templateUrl: './linked-records.component.html',
})
export class LinkedRecordsComponent {
  readonly linked = input.required<LinkedRecords>();

  protected readonly choice = new FormControl<ReferenceKey | null>(null);
  protected readonly formatCount = formatCount;
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');

  constructor() {
    this.choice.valueChanges.pipe(takeUntilDestroyed()).subscribe((key) => {
      if (key !== null) {
        void this.add(key);
      }
    });
  }

  /** The field shows what is chosen until that is done, and is empty again then. */
  private async add(key: ReferenceKey): Promise<void> {
    await this.linked().add(key);
    this.choice.reset(null, { emitEvent: false });
  }

  /** The button goes with the link, so the focus goes to the title. */
  protected async remove(link: AnyRow): Promise<void> {
    this.title()?.nativeElement.focus();
    await this.linked().remove(link);
  }
}

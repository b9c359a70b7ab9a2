import { Component, computed, input, model, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelect, MatSelectModule } from '@angular/material/select';
import { FieldError } from '@shared/http/api.types';
import { ImportField, ImportJob, ImportMapping } from './import.types';

/** Which column of the file becomes which field. */
@Component({
  selector: 'app-import-mapping-step',
  imports: [MatFormFieldModule, MatSelectModule],
  templateUrl: './mapping-step.component.html',
})
export class MappingStepComponent {
  readonly job = input.required<ImportJob>();
  /** What the server said about single fields. */
  readonly failures = input<FieldError[]>([]);
  readonly mapping = model.required<ImportMapping>();
  /** Another sheet of the workbook is wanted. */
  readonly sheetChosen = output<string>();

  /** Headers of columns that nothing is made of. */
  protected readonly unused = computed(() => {
    const used = new Set(Object.values(this.mapping()));
    return this.job()
      .columns.filter(({ index }) => !used.has(index))
      .map(({ header }) => header);
  });

  protected columnOf({ name }: ImportField): number | null {
    const mapping: Partial<ImportMapping> = this.mapping();
    return mapping[name] ?? null;
  }

  protected samplesOf(field: ImportField): string {
    const index = this.columnOf(field);
    const column = this.job().columns.find((one) => one.index === index);
    return column?.samples.filter((sample) => sample !== '').join(', ') ?? '';
  }

  protected problemOf({ name, required }: ImportField): string {
    const failure = this.failures().find(({ field }) => field === name);
    if (failure) {
      return failure.message;
    }
    return required && !(name in this.mapping())
      ? $localize`Choose a column: every row needs it.`
      : '';
  }

  /** What is read is shown, until the other sheet is. */
  protected onSheet(sheets: MatSelect): void {
    this.sheetChosen.emit(sheets.value as string);
    sheets.value = this.job().sheet;
  }

  protected onChoose({ name }: ImportField, index: number | null): void {
    const mapping = { ...this.mapping() };
    if (index === null) {
      delete mapping[name];
    } else {
      mapping[name] = index;
    }
    this.mapping.set(mapping);
  }
}

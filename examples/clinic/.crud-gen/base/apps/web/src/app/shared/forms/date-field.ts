import { Directive, inject } from '@angular/core';
import { MatDatepickerIntl, MatDatepickerModule } from '@angular/material/datepicker';

/** The labels of Angular Material's calendar, in the page's language. */
@Directive({
  // eslint-disable-next-line @angular-eslint/directive-selector -- every calendar
  selector: 'mat-datepicker',
})
export class CalendarLabelsDirective {
  constructor() {
    Object.assign(inject(MatDatepickerIntl), {
      calendarLabel: $localize`Calendar`,
      openCalendarLabel: $localize`Open calendar`,
      closeCalendarLabel: $localize`Close calendar`,
      prevMonthLabel: $localize`Previous month`,
      nextMonthLabel: $localize`Next month`,
      prevYearLabel: $localize`Previous year`,
      nextYearLabel: $localize`Next year`,
      prevMultiYearLabel: $localize`Previous 24 years`,
      nextMultiYearLabel: $localize`Next 24 years`,
      switchToMonthViewLabel: $localize`Choose date`,
      switchToMultiYearViewLabel: $localize`Choose month and year`,
      formatYearRangeLabel: (first: string, last: string) =>
        $localize`${first}:first: to ${last}:last:`,
    } satisfies Partial<MatDatepickerIntl>);
  }
}

/** What a field with a calendar needs. */
export const DATE_FIELD = [CalendarLabelsDirective, MatDatepickerModule] as const;

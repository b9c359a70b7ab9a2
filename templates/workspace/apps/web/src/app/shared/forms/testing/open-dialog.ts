import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@shared/ui/icons';
import { firstValueFrom } from 'rxjs';
import { provideDayDates } from '../day-date-adapter';
import { FORM_DIALOG } from '../form-dialog';

/** Opens a dialog as a page does, for tests. */
export function openDialog<T>(
  component: Type<T>,
  data: object | null = null,
  more: Provider[] = [],
) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      provideIcons(),
      provideDayDates(),
      more,
    ],
  });
  const ref = TestBed.inject(MatDialog).open<T, object | null, unknown>(component, {
    ...FORM_DIALOG,
    data,
    enterAnimationDuration: 0,
    exitAnimationDuration: 0,
  });
  TestBed.tick();
  const element = document.querySelector<HTMLElement>('mat-dialog-container');
  if (!element) {
    throw new Error('no dialog is open');
  }
  return {
    ref,
    component: ref.componentInstance,
    element,
    http: TestBed.inject(HttpTestingController),
    /** Settles when the dialog has closed. */
    closed: firstValueFrom(ref.afterClosed()),
  };
}

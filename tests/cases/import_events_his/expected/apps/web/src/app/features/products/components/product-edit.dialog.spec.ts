import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { WebSocketService } from '@core/services/websocket.service';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { Subject } from 'rxjs';
import { entityId } from '../types/products.types';
import { productSample } from '../types/products.samples';
import { ProductEditDialogComponent } from './product-edit.dialog';

describe('ProductEditDialogComponent', () => {
  const row = productSample();
  const url = `/api/products/${encodeURIComponent(entityId(row))}`;
  const close = vi.fn();
  let fixture: ComponentFixture<ProductEditDialogComponent>;
  let http: HttpTestingController;
  const messages = new Subject<unknown>();

  beforeEach(() => {
    close.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        provideDayDates(),
        { provide: MatDialogRef, useValue: { close } },
        { provide: MAT_DIALOG_DATA, useValue: { product: row } },
      ],
    });
    const socket = TestBed.inject(WebSocketService);
    vi.spyOn(socket, 'listenWithMeta').mockReturnValue(messages as never);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ProductEditDialogComponent);
    fixture.detectChanges();
  });

  it('sends nothing when nothing was changed', async () => {
    await fixture.componentInstance['onFormSubmit']();
    http.expectNone({ method: 'PATCH' });
    expect(close).toHaveBeenCalled();
  });

  it('waits for the server, and names the version that the user saw', async () => {
    fixture.componentInstance['form']().controls.code.markAsDirty();
    const submitted = fixture.componentInstance['onFormSubmit']();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['code']);
    expect(close).not.toHaveBeenCalled();
    request.flush({ success: true, data: row });
    await submitted;
    expect(close).toHaveBeenCalledWith(row);
  });

  it('offers the row of the server when it came too late', async () => {
    fixture.componentInstance['form']().controls.code.markAsDirty();
    const submitted = fixture.componentInstance['onFormSubmit']();
    const body = {
      success: false,
      error: { code: 'PRECONDITION_FAILED', message: 'Too late' },
      requestId: '1',
    };
    http
      .expectOne({ method: 'PATCH', url })
      .flush(body, { status: 412, statusText: 'Precondition Failed' });
    await submitted;
    fixture.detectChanges();
    expect(close).not.toHaveBeenCalled();
    const reload: HTMLButtonElement = fixture.nativeElement.querySelector('.form-notice button');
    reload.click();
    http.expectOne({ method: 'GET', url }).flush({ success: true, data: row });
    await vi.waitFor(() => expect(fixture.componentInstance['notice']()).toBe(''));
    expect(fixture.componentInstance['form']().pristine).toBe(true);
  });

  it('tells an open form that another has changed the row, and keeps what is typed', () => {
    const form = fixture.componentInstance['form']();
    const meta = { entityId: entityId(row), version: Number.MAX_SAFE_INTEGER, opId: 'of another' };
    messages.next({ event: {}, meta });
    expect(fixture.componentInstance['notice']()).toContain('Somebody else');
    expect(fixture.componentInstance['form']()).toBe(form);
  });

  it('tells an open form that another has deleted the row, alone or with others', () => {
    for (const event of [{ id: entityId(row) }, { ids: ['another', entityId(row)] }]) {
      fixture.componentInstance['failure'].set('');
      messages.next({ event, meta: { opId: 'of another' } });
      expect(fixture.componentInstance['failure']()).toContain('Somebody else');
    }
  });
});

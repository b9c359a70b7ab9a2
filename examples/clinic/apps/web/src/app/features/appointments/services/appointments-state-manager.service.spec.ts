import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { appointmentSample } from '../types/appointments.samples';
import { entityId } from '../types/appointments.types';
import { AppointmentStateManager } from './appointments-state-manager.service';

describe('AppointmentStateManager', () => {
  const row = appointmentSample();
  let manager: AppointmentStateManager;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    manager = TestBed.inject(AppointmentStateManager);
    http = TestBed.inject(HttpTestingController);
  });

  it('reads no list: the page asks the server itself', async () => {
    await manager.initialize();
    http.expectNone(() => true);
    expect(manager.localState()).toEqual([]);
  });

  it('never shows a delete before the server has confirmed it', async () => {
    const deleted = manager.optimisticDelete(entityId(row));
    http.expectOne({ method: 'DELETE' }).flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(deleted).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([]);
  });
});

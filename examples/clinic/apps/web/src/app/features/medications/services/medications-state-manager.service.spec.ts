import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { medicationSample } from '../types/medications.samples';
import { entityId } from '../types/medications.types';
import { MedicationStateManager } from './medications-state-manager.service';

describe('MedicationStateManager', () => {
  const row = medicationSample();
  let manager: MedicationStateManager;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    manager = TestBed.inject(MedicationStateManager);
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

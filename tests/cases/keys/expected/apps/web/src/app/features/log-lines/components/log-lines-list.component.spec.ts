import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  TestRequest,
  provideHttpClientTesting,
} from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { logLineSample } from '../types/log-lines.samples';
import { LogLine, logLineLabel } from '../types/log-lines.types';
import { LogLinesListComponent } from './log-lines-list.component';

describe('LogLinesListComponent', () => {
  const rows = [logLineSample(1), logLineSample(2)];
  let fixture: ComponentFixture<LogLinesListComponent>;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        provideDayDates(),
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockReturnValue(true);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(LogLinesListComponent);
    fixture.detectChanges();
  });

  function listRequest(): TestRequest {
    return http.expectOne(
      ({ method, url, params }) =>
        method === 'GET' && url === '/api/log-lines' && params.has('page'),
    );
  }

  async function answer(request: TestRequest, data: LogLine[]): Promise<void> {
    const pagination = { page: 1, limit: 20, total: data.length, totalPages: 1 };
    request.flush({ success: true, data, pagination });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function shown(): string {
    fixture.detectChanges();
    return fixture.nativeElement.textContent;
  }

  it('shows what the server says, and when it said so', async () => {
    await answer(listRequest(), rows);
    expect(shown()).toContain(logLineLabel(rows[0]));
    expect(shown()).toContain('as of');
  });

  it('reads again when it is told to', async () => {
    await answer(listRequest(), []);
    expect(shown()).toContain('No log lines yet');
    fixture.componentInstance['reloadTrigger'].update((n) => n + 1);
    fixture.detectChanges();
    await answer(listRequest(), rows);
    expect(shown()).toContain(logLineLabel(rows[0]));
  });
});

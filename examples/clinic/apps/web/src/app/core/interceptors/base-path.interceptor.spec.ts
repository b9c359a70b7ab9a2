import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { BASE_PATH } from '@core/base-path';
import { basePathInterceptor } from './base-path.interceptor';

describe('basePathInterceptor', () => {
  it('asks the server below the path that the page is below', () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([basePathInterceptor])),
        provideHttpClientTesting(),
        { provide: BASE_PATH, useValue: '/shop' },
      ],
    });
    const http = TestBed.inject(HttpClient);
    for (const url of ['/api/items', 'https://example.com/api/items']) {
      http.get(url).subscribe();
    }
    const requests = TestBed.inject(HttpTestingController);
    requests.expectOne('/shop/api/items').flush(null);
    requests.expectOne('https://example.com/api/items').flush(null);
  });
});

import { TestBed } from '@angular/core/testing';
import { provideIcons } from './icons';
import { StaleBannerComponent } from './states';

describe('StaleBannerComponent', () => {
  it('appears when the connection has been gone for five seconds', async () => {
    vi.useFakeTimers();
    try {
      TestBed.configureTestingModule({ providers: [provideIcons()] });
      const fixture = TestBed.createComponent(StaleBannerComponent);
      const text = () => (fixture.nativeElement as HTMLElement).textContent;
      fixture.componentRef.setInput('since', new Date());
      fixture.detectChanges();
      await vi.advanceTimersByTimeAsync(4_900);
      fixture.detectChanges();
      expect(text()).toBe('');
      await vi.advanceTimersByTimeAsync(200);
      fixture.detectChanges();
      expect(text()).toContain('No connection since');
      fixture.componentRef.setInput('since', null);
      fixture.detectChanges();
      expect(text()).toBe('');
    } finally {
      vi.useRealTimers();
    }
  });
});

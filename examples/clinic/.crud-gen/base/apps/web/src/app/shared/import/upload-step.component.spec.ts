import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideIcons } from '@shared/ui/icons';
import { UploadStepComponent } from './upload-step.component';

describe('UploadStepComponent', () => {
  const file = new File(['Code'], 'items.csv');
  const chosen = vi.fn();
  let fixture: ComponentFixture<UploadStepComponent>;

  beforeEach(() => {
    chosen.mockReset();
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(UploadStepComponent);
    fixture.componentRef.setInput('isBusy', false);
    fixture.componentInstance.chosen.subscribe(chosen);
    fixture.detectChanges();
  });

  /** What is dropped is not opened by the browser. */
  function drop(...files: File[]): void {
    const event = new Event('drop', { cancelable: true });
    const area = (fixture.nativeElement as HTMLElement).querySelector('.import-drop');
    area?.dispatchEvent(Object.assign(event, { dataTransfer: { files } }));
    expect(event.defaultPrevented).toBe(true);
    fixture.detectChanges();
  }

  it('takes a file that is dropped', () => {
    drop(file);
    expect(chosen).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('takes one file at a time, and says so', () => {
    drop(file, file);
    expect(chosen).not.toHaveBeenCalled();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('One file at a time');
  });

  it('shows how much is uploaded, and when the server reads', () => {
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    expect(text()).not.toContain('uploaded');
    fixture.componentRef.setInput('isBusy', true);
    fixture.componentRef.setInput('uploaded', 42);
    fixture.detectChanges();
    expect(text()).toContain('42% uploaded');
    fixture.componentRef.setInput('uploaded', 100);
    fixture.detectChanges();
    expect(text()).toContain('Reading the file');
  });

  it('takes nothing while a file is on its way', () => {
    fixture.componentRef.setInput('isBusy', true);
    drop(file);
    expect(chosen).not.toHaveBeenCalled();
  });
});

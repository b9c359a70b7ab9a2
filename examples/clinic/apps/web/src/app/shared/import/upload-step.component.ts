import { Component, computed, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { formatPercent } from '@shared/ui/format';
import { ImportFormat } from './import.types';

/** The file, by choice or by drag; the server looks at what is in it. */
@Component({
  selector: 'app-import-upload-step',
  imports: [MatButtonModule, MatIconModule, MatProgressBarModule],
  templateUrl: './upload-step.component.html',
})
export class UploadStepComponent {
  readonly isBusy = input.required<boolean>();
  /** How much of the file is uploaded, in percent. */
  readonly uploaded = input(0);
  readonly chosen = output<File>();
  readonly templateAsked = output<ImportFormat>();

  protected readonly formatPercent = (percent: number) => formatPercent(percent);
  protected readonly accepted = '.csv,.tsv,.txt,.xlsx';
  protected readonly isOver = signal(false);
  protected readonly hint = signal('');
  /** The file is with the server, which looks at it. */
  protected readonly isSent = computed(() => this.uploaded() >= 100);

  protected onDrag(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.isOver.set(isOver && !this.isBusy());
  }

  protected onDrop(event: DragEvent): void {
    this.onDrag(event, false);
    this.take(event.dataTransfer?.files);
  }

  protected onChoose(input: HTMLInputElement): void {
    this.take(input.files);
    // The same file may be chosen again after it was mended.
    input.value = '';
  }

  private take(files: FileList | null | undefined): void {
    if (this.isBusy() || !files?.length) {
      return;
    }
    this.hint.set(files.length > 1 ? $localize`One file at a time, please.` : '');
    if (files.length === 1) {
      this.chosen.emit(files[0]);
    }
  }
}

import {
  DestroyRef,
  Directive,
  OnInit,
  WritableSignal,
  computed,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { AuthService } from '@core/services/auth.service';
import { apiErrorMessage, errorStatus, fieldErrors } from '@shared/http/api-error';
import { FieldError } from '@shared/http/api.types';
import { saveFile } from '@shared/http/download';
import { Observable, Subject, firstValueFrom, takeUntil, takeWhile } from 'rxjs';
import { BaseImportService } from './base-import.service';
import { outlookOf } from './import-outlook';
import { ImportStep, stepOf } from './import-step';
import { ImportFormat, ImportJob, ImportOptions, ImportProgressEvent } from './import.types';
import { afterAnswer, afterEvent, isAtWork, isOver, isRunning } from './job-progress';
import { jobUpdates } from './job-updates';

export interface ImportDialogData {
  /** An import that is there already; without it a new one, or what this user left running. */
  jobId?: string;
}

/** How import dialogs are opened. */
export const IMPORT_DIALOG = {
  width: '880px',
  maxWidth: 'calc(100vw - 32px)',
  panelClass: 'import-dialog',
  autoFocus: 'first-tabbable',
} as const;

const RECENT = 20;

/**
 * An import in five steps: file, columns, review, options, and progress with its result. The server does the work: closing
 * the dialog leaves a job running, and opening it again finds the job.
 */
@Directive()
export abstract class BaseImportDialog implements OnInit {
  protected abstract readonly importService: BaseImportService;
  /** What the options step offers at first. */
  protected abstract readonly options: WritableSignal<ImportOptions>;

  private readonly authService = inject(AuthService);
  private readonly dialogData = inject<ImportDialogData | null>(MAT_DIALOG_DATA, {
    optional: true,
  });
  private readonly destroyRef = inject(DestroyRef);
  /** The job that was followed is not any more. */
  private readonly unfollowed = new Subject<void>();

  readonly currentStep = signal<ImportStep>('upload');
  readonly importJob = signal<ImportJob | null>(null);
  private readonly source = computed(() => {
    const { jobId, sheet } = this.importJob() ?? {};
    return JSON.stringify([jobId, sheet]);
  });
  /** For each job and each sheet the automatic match at first. */
  protected readonly mapping = linkedSignal({
    source: this.source,
    computation: () => untracked(this.importJob)?.mapping ?? {},
  });
  protected readonly isMapped = computed(() => {
    const fields = this.importJob()?.fields ?? [];
    return fields.every(({ name, required }) => !required || name in this.mapping());
  });
  /** The server is busy with the job. */
  protected readonly canCancel = computed(() => {
    const job = this.importJob();
    return job !== null && isAtWork(job);
  });
  /** Some row of the file could be imported. */
  protected readonly hasRows = computed(() => {
    const { validCount = 0, duplicateCount = 0 } = this.importJob() ?? {};
    return validCount + duplicateCount > 0 && !this.canCancel();
  });
  protected readonly isPossible = computed(() => {
    const job = this.importJob();
    return job !== null && outlookOf(job, this.options()).isPossible;
  });
  /** A request is on its way. */
  protected readonly isBusy = signal(false);
  /** How much of the file is uploaded, in percent. */
  protected readonly uploaded = signal(0);
  /** Why the last request failed. */
  protected readonly failure = signal('');
  /** The same for single fields. */
  protected readonly fieldFailures = signal<FieldError[]>([]);

  /** Follows a job that runs. */
  protected abstract watch(jobId: string): void;

  ngOnInit(): void {
    this.destroyRef.onDestroy(() => this.unfollowed.next());
    if (this.dialogData?.jobId) {
      void this.onOpen(this.dialogData.jobId);
    } else {
      void this.findOwn();
    }
  }

  protected async onFile(file: File): Promise<void> {
    await this.attempt($localize`The file could not be uploaded.`, async () => {
      this.uploaded.set(0);
      const upload = this.importService.upload(file, (percent) => this.uploaded.set(percent));
      this.show(await firstValueFrom(upload.pipe(takeUntilDestroyed(this.destroyRef))));
    });
  }

  /** Takes up a job where it stands. */
  protected async onOpen(jobId: string): Promise<void> {
    await this.attempt($localize`The import could not be read.`, async () => {
      this.show(await firstValueFrom(this.importService.job(jobId)));
    });
  }

  /** Has another sheet of the workbook read. */
  protected async onSheet(sheet: string): Promise<void> {
    await this.attemptJob($localize`The sheet could not be read.`, async ({ jobId }) => {
      this.show(await this.importService.chooseSheet(jobId, sheet));
    });
  }

  /** Has the rows checked with the columns as they are chosen. */
  protected async onMapped(): Promise<void> {
    await this.attemptJob($localize`The rows could not be checked.`, async ({ jobId }) => {
      this.show(await this.importService.setMapping(jobId, this.mapping()));
    });
  }

  /** Starts the import. It is followed before it runs, so that no event of it is missed. */
  protected async executeImport(): Promise<void> {
    await this.attemptJob($localize`The import could not be started.`, async ({ jobId }) => {
      this.watch(jobId);
      this.take(await this.importService.start(jobId, this.options()));
    });
  }

  protected async onCancel(): Promise<void> {
    await this.attemptJob($localize`The import could not be cancelled.`, async ({ jobId }) => {
      this.take(await this.importService.cancel(jobId));
    });
  }

  protected async onTemplate(format: ImportFormat): Promise<void> {
    await this.attempt($localize`The template could not be downloaded.`, async () => {
      const template = await this.importService.template(format);
      saveFile(template, `${this.importService.resource}-template.${format}`);
    });
  }

  /** The rows that were not imported, to be mended and imported again. */
  protected async onFailedRows(format: ImportFormat): Promise<void> {
    await this.attemptJob(
      $localize`The file could not be downloaded.`,
      async ({ jobId, fileName }) => {
        const rows = await this.importService.failedRows(jobId, format);
        saveFile(rows, `${fileName.replace(/\.\w+$/, '')}-not-imported.${format}`);
      },
    );
  }

  /** Begins with another file. */
  protected onAgain(): void {
    this.unfollowed.next();
    this.importJob.set(null);
    this.goTo('upload');
  }

  protected goTo(step: ImportStep): void {
    this.failure.set('');
    this.fieldFailures.set([]);
    this.currentStep.set(step);
  }

  /** Asks how far a job is, until it is over. */
  protected startPolling(jobId: string): void {
    this.follow(jobId, (job) => !isOver(job));
  }

  /** Takes what events tell of a job, and asks as well: seldom while they come, soon when they do not. */
  protected followEvents(jobId: string, events: Observable<ImportProgressEvent>): void {
    this.follow(jobId, (job) => !isOver(job), events);
    events.pipe(takeUntil(this.unfollowed)).subscribe((event) => this.takeEvent(event));
  }

  private follow(
    jobId: string,
    goesOn: (job: ImportJob) => boolean,
    events?: Observable<ImportProgressEvent>,
  ): void {
    this.unfollowed.next();
    jobUpdates(() => this.importService.job(jobId), events)
      .pipe(takeWhile(goesOn, true), takeUntil(this.unfollowed))
      .subscribe({
        next: (job) => this.take(job),
        error: (error: unknown) =>
          this.failure.set(apiErrorMessage(error, $localize`The import is gone.`)),
      });
  }

  /** What this user has left at work. */
  private async findOwn(): Promise<void> {
    const { data } = await firstValueFrom(this.importService.jobs(1, RECENT)).catch(() => ({
      data: [],
    }));
    const userId = this.authService.user()?.id;
    const own = data.find((job) => isAtWork(job) && job.createdBy.id === userId);
    if (own && !this.importJob() && !this.isBusy()) {
      this.show(own);
    }
  }

  /** Begins with a job as the server has it. */
  private show(job: ImportJob): void {
    if (this.destroyRef.destroyed) {
      return;
    }
    this.unfollowed.next();
    this.importJob.set(job);
    this.goTo(stepOf(job));
    if (isRunning(job)) {
      this.watch(job.jobId);
    } else if (isAtWork(job)) {
      this.follow(job.jobId, isAtWork);
    }
  }

  private take(answer: ImportJob): void {
    this.update((job) => afterAnswer(job, answer));
  }

  private takeEvent(event: ImportProgressEvent): void {
    this.update((job) => afterEvent(job, event));
  }

  private update(change: (job: ImportJob) => ImportJob): void {
    const before = this.importJob();
    if (before) {
      const job = change(before);
      const step = isRunning(job) || isOver(job) ? stepOf(job) : this.currentStep();
      this.importJob.set(job);
      if (step !== this.currentStep()) {
        this.goTo(step);
      }
    }
  }

  private async attemptJob(
    fallback: string,
    what: (job: ImportJob) => Promise<void>,
  ): Promise<void> {
    const job = this.importJob();
    if (job) {
      await this.attempt(fallback, () => what(job));
    }
  }

  /** One request at a time; why it fails is told above the step. */
  private async attempt(fallback: string, what: () => Promise<void>): Promise<void> {
    if (this.isBusy()) {
      return;
    }
    this.isBusy.set(true);
    this.failure.set('');
    this.fieldFailures.set([]);
    try {
      await what();
    } catch (error) {
      await this.readAfter(error);
      this.failure.set(apiErrorMessage(error, fallback));
      this.fieldFailures.set(fieldErrors(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What is not possible now was asked of a job that is further than it seemed. */
  private async readAfter(error: unknown): Promise<void> {
    const job = this.importJob();
    if (job && errorStatus(error) === 409) {
      const answer = await firstValueFrom(this.importService.job(job.jobId)).catch(() => null);
      if (answer) {
        this.show(answer);
      }
    }
  }
}

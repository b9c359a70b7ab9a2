import { Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { APP_NAME } from '@core/app-name';
import { AuthService } from '@core/services/auth.service';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { apiErrorMessage, errorStatus } from '@shared/http/api-error';

@Component({
  selector: 'app-sign-in',
  imports: [
    FieldErrorComponent,
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatProgressBarModule,
    ReactiveFormsModule,
  ],
  templateUrl: './sign-in.component.html',
  styleUrl: './sign-in.component.scss',
})
export class SignInComponent {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);

  /** Where to go afterwards, from the URL. */
  readonly returnUrl = input<string>();

  protected readonly appName = APP_NAME;
  protected readonly busy = signal(false);
  protected readonly error = signal('');
  protected readonly passwordShown = signal(false);
  protected readonly passwordLabel = computed(() =>
    this.passwordShown() ? $localize`Hide the password` : $localize`Show the password`,
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
  });

  protected async onSubmit(): Promise<void> {
    this.error.set('');
    if (this.form.invalid) {
      this.form.markAllAsTouched();
      return;
    }
    this.busy.set(true);
    try {
      const { email, password } = this.form.getRawValue();
      await this.auth.login(email.trim(), password);
      await this.router.navigateByUrl(this.returnUrl() ?? '/', { replaceUrl: true });
    } catch (error) {
      this.error.set(
        errorStatus(error) === 401
          ? $localize`The e-mail address or the password is wrong.`
          : apiErrorMessage(error, $localize`You could not be signed in. Try again.`),
      );
    } finally {
      this.busy.set(false);
    }
  }
}

/**
 * What the codes of the API mean. Those of modules begin with the name of their table: `PRODUCT_NOT_FOUND`; the first that
 * fits counts.
 */
const PROBLEMS: Record<string, string> = {
  BAD_REQUEST: $localize`The server does not understand the request.`,
  BULK_REFUSED: $localize`Some of the records were refused, so nothing was changed.`,
  CANNOT_DELETE_HAS: $localize`It cannot be deleted: other records refer to it.`,
  CONFLICT: $localize`This is not possible as things are now.`,
  DATABASE_BUSY: $localize`The server is busy. Try again in a moment.`,
  DUPLICATE: $localize`There is a record with the same value already.`,
  EXPORT_TOO_LARGE: $localize`There are too many rows for one file.`,
  FORBIDDEN: $localize`You are not allowed to do this.`,
  IDEMPOTENCY_KEY_REUSED: $localize`This was sent before with other values.`,
  IMPORT_FILE_INVALID: $localize`The file cannot be read.`,
  IMPORT_FILE_TOO_LARGE: $localize`The file is too large.`,
  IMPORT_JOB_STATE: $localize`The import is not at this step any more.`,
  IMPORT_MAPPING_INVALID: $localize`The columns cannot be matched like this.`,
  IMPORT_QUOTA_EXCEEDED: $localize`Too many imports are waiting.`,
  INTERNAL: $localize`Something went wrong on the server.`,
  LAST_ADMINISTRATOR: $localize`The last administrator has to stay.`,
  METHOD_NOT_ALLOWED: $localize`The server does not understand the request.`,
  REFERENCE_NOT_FOUND: $localize`The record that it refers to does not exist.`,
  TOO_MANY_REFERENCES: $localize`Too many records refer to it.`,
  NOT_FOUND: $localize`It does not exist, or not any more.`,
  PAGE_TOO_LARGE: $localize`These rows are too large to be shown together.`,
  PAYLOAD_TOO_LARGE: $localize`This is too large for the server.`,
  PRECONDITION_FAILED: $localize`Somebody else has changed it meanwhile.`,
  PRECONDITION_REQUIRED: $localize`The server does not understand the request.`,
  RATE_LIMITED: $localize`Too many requests. Wait a moment and try again.`,
  REQUEST_TIMEOUT: $localize`The request took too long.`,
  ROLE_IN_USE: $localize`Somebody has this role.`,
  TOO_SLOW: $localize`This takes the server too long: ask for less, or try again.`,
  UNAUTHORIZED: $localize`You are not signed in.`,
  UNAVAILABLE: $localize`The server is not available right now. Try again in a moment.`,
  UNSUPPORTED_MEDIA_TYPE: $localize`The server does not understand the request.`,
  VALIDATION_FAILED: $localize`Some fields are not valid.`,
};

/** The same for single fields and cells. */
const FIELD_PROBLEMS: Record<string, string> = {
  ambiguous: $localize`may mean two things`,
  cell_error: $localize`is an error of the workbook`,
  check: $localize`is not an allowed value`,
  column: $localize`cannot be this column`,
  duplicate: $localize`is there already`,
  email: $localize`must be an e-mail address`,
  format: $localize`is not written as it should be`,
  future: $localize`must not be in the future`,
  invalid: $localize`is not valid`,
  length: $localize`has the wrong length`,
  lost_digits: $localize`has lost digits in the workbook`,
  max: $localize`is too large`,
  max_length: $localize`is too long`,
  min: $localize`is too small`,
  phone: $localize`must be a phone number`,
  read_only: $localize`cannot be set`,
  reference: $localize`does not exist`,
  required: $localize`is required`,
  rule: $localize`breaks a rule`,
  shortened: $localize`was shortened in the workbook`,
  unique: $localize`is taken already`,
  unknown: $localize`is not known`,
  url: $localize`must be a web address`,
};

interface Told {
  code: string;
  message: string;
}

/** What the API says, in the language of the pages: its own messages say more than their codes, but only in English. */
export function problemText({ code, message }: Told): string {
  if (isEnglish()) {
    return message;
  }
  const known = Object.keys(PROBLEMS).find((name) => code === name || code.includes(`_${name}`));
  return known ? PROBLEMS[known] : message;
}

/** The same of a field or a cell. */
export function fieldProblemText({ code, message }: Told): string {
  return isEnglish() ? message : (FIELD_PROBLEMS[code] ?? message);
}

function isEnglish(): boolean {
  return ($localize.locale ?? 'en').startsWith('en');
}

"""What the description of an API cannot say: which requests the rows that are there, and nothing else, keep from success."""

import re

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

# What is there, or is not there, is named in the code of the error.
CODES = {
    409: re.compile(r".+_DUPLICATE(_.+)?|.+_TOO_MANY_REFERENCES|IMPORT_JOB_STATE"),
    422: re.compile(
        r".+_REFERENCE_NOT_FOUND|.+_CANNOT_DELETE_HAS_.+|IDEMPOTENCY_KEY_REUSED|IMPORT_(MAPPING|FILE)_INVALID"
    ),
}
# Which sheets a workbook has, what can be allowed, which roles there are, and what the caller's password is.
FIELDS = {"sheet", "permissions", "roles", "current"}


def is_about_rows(response, case):
    if response.status_code == 412:
        # The version that was read is no longer that of the record.
        return any(name.lower() == "if-match" for name in case.headers)
    codes = CODES.get(response.status_code)
    if codes is None:
        return False
    error = response.json()["error"]
    fields = {problem["field"] for problem in error.get("details", {}).get("fields", [])}
    return codes.fullmatch(error["code"]) is not None or bool(fields) and fields <= FIELDS


@schemathesis.check
def valid_data_is_accepted(context, response, case):
    """Schema-valid data is accepted, unless a row is in the way."""
    if is_about_rows(response, case):
        return None
    return positive_data_acceptance(context, response, case)

/** Shown in the top bar, on the sign-in page and in the titles of the browser's tabs. */
export const APP_NAME = 'clinic';

/** First characters that a spreadsheet program takes for a formula (OWASP ASVS 5.0 V1.2.10, and CR and LF). */
const formula = /^'*[=+\-@\t\r\n\0＝＋－＠]/
const plainNumber = /^[+-]?\d+([.,]\d+)?$/

/** Makes a cell plain text for spreadsheet programs; figures stay figures. */
export const safeCell = (text: string): string =>
  formula.test(text) && !plainNumber.test(text) ? `'${text}` : text

/** Takes away what `safeCell` – ours or another system's – put before a cell. */
export const bareCell = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text

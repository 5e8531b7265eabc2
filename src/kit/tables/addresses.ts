/** "AB" → 28 */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

/** 28 → "AB" */
const columnLetters = (n: number): string =>
  n === 0 ? '' : columnLetters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))

const unaddressed = /<(?:row|c)(?=[\s>/])(?![^<>]*\sr\s*=)/
/** Who leaves out addresses leaves them out from the first row on. */
const beginning = 1_048_576
/** A longer text does not fit into one string. */
const mostBytes = 400 * 1_048_576

/**
 * A sheet whose rows and cells need not say where they stand: without an address each follows the one before it
 * (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). Some systems write so; the reader of workbooks wants every address.
 */
export const withAddresses = (sheet: Buffer): Buffer => {
  if (sheet.length > mostBytes || !unaddressed.test(sheet.toString('latin1', 0, beginning))) return sheet
  let row = 0
  let column = 0
  const text = sheet
    .toString('latin1')
    .replace(/<(row|c)(?=[\s>/])([^<>]*)>/g, (tag, kind: string, rest: string) => {
      const [, letters = '', digits = ''] = /\sr\s*=\s*["']([A-Z]*)(\d{1,10})["']/.exec(rest) ?? []
      if (kind === 'row') {
        row = digits === '' ? row + 1 : Number(digits)
        column = 0
        return digits === '' ? `<row r="${row}"${rest}>` : tag
      }
      column = letters === '' ? column + 1 : columnNumber(letters)
      return letters === '' ? `<c r="${columnLetters(column)}${row}"${rest}>` : tag
    })
  return Buffer.from(text, 'latin1')
}

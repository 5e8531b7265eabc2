/**
 * Signs that are not seen but change what is: control characters (line end and tab apart) and those that turn the
 * direction of text around, with which a name or a subject can be made to read as another.
 */
const unseen = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\ufeff]/gu

/** Hyphens of other programs, which fonts have no picture of; what keeps words together is the page's business. */
const hyphens = /[\u2010\u2011]/g
export const plainHyphens = (text: string): string => text.replace(hyphens, '-')

/** What somebody wrote as it is kept: NFC, Unix line ends, plain hyphens, no unseen signs, no half signs. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(unseen, '')
    .replace(hyphens, '-')

/** The same on one line: names, titles, subjects. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()

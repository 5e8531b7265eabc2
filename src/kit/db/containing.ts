/** A pattern for `ilike`: texts that hold these words as they are written, whatever signs they have. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

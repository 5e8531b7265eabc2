/** Formats that every workbook has without saying them: dates, times, and both. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

const token = /^(?:y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|am|pm|a|p|e{1,4})$/

/** "[$-41D]yyyy\-mm\-dd;@" → true; "# ##0,00 kr" → false. What is in quotes, brackets or escaped is only shown. */
const isDateFormat = (format: string): boolean =>
  format
    .toLowerCase()
    .replace(/;@$/, '')
    .replace(/\\./g, ' ')
    .split(';')
    .some(part => {
      const bare = part
        .replace(/"[^"]*"/g, ' ')
        .replace(/([smhd]\]?)[.,]0{1,3}/g, '$1')
        .replace(/\[([smhd]{1,2})\]/g, '$1')
        .replace(/\[[^\]]*\]/g, '')
      const tokens = bare.split(/[^a-z0#?%]+/).filter(part => part !== '')
      return tokens.length > 0 && tokens.every(part => token.test(part))
    })

/** Whether a number of this format is a day or a time. */
export const isDate = (id: number, own: ReadonlyMap<number, string>): boolean => {
  const format = own.get(id)
  return format === undefined ? builtIn(id) : isDateFormat(format.slice(0, 200))
}

const day = 86_400_000
const from1900 = 25_569
const from1904 = 1462

/** Days since 1900 (or 1904) → "2026-11-27" or "2026-11-27T09:30"; '' where no date is meant. */
export const dayText = (days: number, since1904: boolean): string => {
  const date = new Date(Math.round((days - from1900 + (since1904 ? from1904 : 0)) * day))
  return Number.isNaN(date.getTime()) ? '' : shortDay(date.toISOString())
}

/** Without the time where that is midnight, else to the minute. */
export const shortDay = (iso: string): string =>
  iso.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/:\d\d(?:\.\d+)?Z?$/, '')

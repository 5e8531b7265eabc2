import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

const oid = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 }

/** timestamptz arrives in UTC text ("2026-11-23 11:00:00.5+00"), since the pool pins its time zone. */
const instant = (text: string) => Temporal.Instant.from(`${text.replace(' ', 'T').replace(/\+00$/, '')}Z`)

/** Reads PostgreSQL's types as the project's own: dates as PlainDate, instants as Instant, counts as number. */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') => {
    if (id === oid.date) return (text: string) => Temporal.PlainDate.from(text)
    if (id === oid.timestamptz) return instant
    if (id === oid.int8) return (text: string) => Number(text)
    if (id === oid.numeric) return (text: string) => Number(text)
    return pg.types.getTypeParser(id, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

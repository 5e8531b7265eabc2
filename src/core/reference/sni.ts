import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '../../kit/db/migrate.ts'

const rows: { code: string; level: string; label_sv: string }[] = parse(
  readFileSync(join(projectRoot, 'data/reference/sni2007.csv')),
  { columns: true },
)

/** Industries as SCB divides them (SNI 2007, two digits): code → Swedish name. SNI 2025 is to come beside it. */
export const sni: ReadonlyMap<string, string> = new Map(
  rows.filter(r => r.level === 'division').map(r => [r.code, r.label_sv]),
)
export const sniCodes = [...sni.keys()] as [string, ...string[]]

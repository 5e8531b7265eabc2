import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { findMunicipality } from '../core/reference/places.ts'
import { importEnterprisesFile } from '../domains/directory/public.ts'
import { importLedgerFile, readPeriod } from '../domains/spending/public.ts'
import { say, withServices } from './with-services.ts'

/** A municipality by its four digits or as it calls itself. */
const codeOf = (said: string): string => {
  const found = findMunicipality(said)
  if (found === undefined) throw new Error(`"${said}" is no municipality. Write its name or its four digits.`)
  return found.code
}

export const importEnterprises = (
  file: string,
  { municipality, dryRun }: { municipality?: string; dryRun?: boolean },
) =>
  withServices(async services => {
    const done = await importEnterprisesFile(services, {
      bytes: readFileSync(file),
      fileName: basename(file),
      municipalityCode: municipality === undefined ? 'any' : codeOf(municipality),
      dryRun: dryRun ?? false,
    })
    say(`${done.read} rows read: ${done.stored} stored, ${done.updated} updated, ${done.rejected} rejected.`)
    for (const { line, text } of done.reasons.slice(0, 50)) say(`  line ${line}: ${text}`)
    if (done.read === 0) process.exitCode = 1
  })

/** Öre as kronor, exactly. */
const kronor = (ore: bigint) => {
  const [sign, size] = ore < 0n ? ['-', -ore] : ['', ore]
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

export const importLedger = (
  file: string,
  { municipality, period }: { municipality: string; period?: string },
) =>
  withServices(async services => {
    const about = period === undefined ? undefined : readPeriod(period)
    if (period !== undefined && about === undefined)
      throw new Error(`"${period}" is no period. Write a year (2025) or a month (2025-03).`)
    const done = await importLedgerFile(services, {
      bytes: createReadStream(file, { highWaterMark: 256 * 1024 }),
      fileName: basename(file),
      municipalityCode: codeOf(municipality),
      period: about,
    })
    say(`${done.read} rows read: ${done.stored} stored, ${done.rejected} rejected.`)
    say(`Sum stored: ${kronor(done.storedSum)} kronor. Sum in the file: ${kronor(done.fileSum)} kronor.`)
    for (const { line, text } of done.reasons) console.error(`  line ${line}: ${text}`)
    const more = done.rejected - done.reasons.length
    if (more > 0) console.error(`  and ${more} more`)
    if (done.read === 0) process.exitCode = 1
  })

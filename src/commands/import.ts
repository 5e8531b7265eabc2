import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { importEnterprisesFile } from '../domains/directory/public.ts'
import { say, withServices } from './with-services.ts'

export const importEnterprises = (
  file: string,
  { municipality, dryRun }: { municipality?: string; dryRun?: boolean },
) =>
  withServices(async services => {
    const done = await importEnterprisesFile(services, {
      bytes: readFileSync(file),
      fileName: basename(file),
      municipalityCode: municipality ?? 'any',
      dryRun: dryRun ?? false,
    })
    say(`${done.read} rows read: ${done.stored} stored, ${done.updated} updated, ${done.rejected} rejected.`)
    for (const { line, text } of done.reasons.slice(0, 50)) say(`  line ${line}: ${text}`)
    if (done.read === 0) process.exitCode = 1
  })

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../kit/db/migrate.ts'

const linesOf = (file: string) =>
  readFileSync(join(projectRoot, 'data/reference', file), 'utf8')
    .split('\n')
    .slice(1)

/** Skatteverket's test numbers, with century and dash: nobody has them. */
export const testPersons = linesOf('test_personnummer.csv').flatMap(line => line.split(',')[0] || [])

/** Organisation numbers that are right, with their dash. */
export const testOrganisations = linesOf('test_orgnr.csv')
  .filter(line => line.includes(',valid,') && !line.includes('enskild firma'))
  .flatMap(line => line.split(',')[0] || [])

/** The zeros of some scripts that write numbers by place. */
export const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10, 0x1d7ce, 0x1d7e2, 0x1d7f6, 0x1e950,
]
export const inScript = (text: string, zero: number) =>
  text.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)))

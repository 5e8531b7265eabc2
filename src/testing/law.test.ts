import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../kit/db/migrate.ts'

/** What has been said of the law here and is not so. What a page says of its own correction stands under that word. */
const untrue = [
  /19 kap\. 6 a §/,
  /unit\*{0,2} within a legal person (can|may) qualify/i,
  /unit_within_legal_person_allowed: true/,
  /7[\s.,]?802[\s.,]?550 kr from 2024|about 7\.8 million/,
  /document_from|(from|från) 100[\s.,]000/i,
  /(upp till|up to) 700[\s.,]000/i,
  /co-financed agreement, not a purchase/,
]
const roots = ['policy', 'docs', 'src', 'data/demo', 'data/SOURCES.md', 'README.md']
const textsUnder = (path: string): string[] =>
  path.includes('.')
    ? [path]
    : readdirSync(join(projectRoot, path), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.(md|yaml|json|tsx?)$/.test(name) && !name.endsWith('law.test.ts'))
        .map(name => join(path, name))

test('nothing that was found untrue of the law stands anywhere', () => {
  const found = roots.flatMap(textsUnder).flatMap(file =>
    readFileSync(join(projectRoot, file), 'utf8')
      .split('\n')
      .filter(line => !/Corrected\.|until November 2026/.test(line))
      .flatMap(line => untrue.filter(said => said.test(line)).map(said => `${file}: ${said}`)),
  )
  expect(found).toEqual([])
})

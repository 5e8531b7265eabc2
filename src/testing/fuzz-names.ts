import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../kit/db/migrate.ts'

/** The names that any page reads from its address, as its schema – or what it reads without one – says them. */
export const queryNames = (): string[] => {
  const names = new Set<string>()
  const root = join(projectRoot, 'src')
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file)) continue
    const text = readFileSync(join(root, file), 'utf8')
    const schemas = text.matchAll(
      /const \w*(?:query|params|fromSearch)\w* = z\s*\.?object\(\{(.*?)\n\s*\}\)|readQuery\(\s*z\.object\(\{(.*?)\}\),/gis,
    )
    for (const [, long = '', short = ''] of schemas)
      for (const [, name = ''] of `\n${long}${short}`.matchAll(/(?:\n|,|^)\s*(\w+):/g)) names.add(name)
    for (const [, name = ''] of text.matchAll(/Querystring: \{ (\w+)|request\.query as \{ (\w+)/g))
      if (name) names.add(name)
    for (const [, name = ''] of text.matchAll(/request\.query as \{ (\w+)/g)) names.add(name)
  }
  return [...names].sort()
}

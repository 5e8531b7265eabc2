import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { projectRoot } from '../db/migrate.ts'

/** Reads a YAML file of the project (data/, policy/) and checks it; a fault stops the start and names the file. */
export const readYaml = <S extends z.ZodType>(path: string, schema: S): z.output<S> => {
  const parsed = schema.safeParse(parse(readFileSync(join(projectRoot, path), 'utf8')))
  if (!parsed.success)
    throw new Error(`${path}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

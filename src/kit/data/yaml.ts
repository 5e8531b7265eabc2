import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import type { z } from 'zod'
import { projectRoot } from '../db/migrate.ts'

/** YAML 1.2, as its core has it: a date is a text. */
export const parseYaml = (text: string): unknown => load(text, { schema: CORE_SCHEMA })

/** Reads a YAML file of the project (data/, policy/) and checks it; a fault stops the start and names the file. */
export const readYaml = <S extends z.ZodType>(path: string, schema: S): z.output<S> => {
  const parsed = schema.safeParse(parseYaml(readFileSync(join(projectRoot, path), 'utf8')))
  if (!parsed.success)
    throw new Error(`${path}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

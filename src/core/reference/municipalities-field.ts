import { z } from 'zod'
import { municipalitiesIn } from './places.ts'

/** Municipalities and counties by name, with commas or lines between → codes, each once. What is none is named. */
export const municipalitiesField = z
  .string()
  .max(5000)
  .transform((text, ctx) => {
    const names = text
      .split(/[,;\n]/)
      .map(name => name.trim())
      .filter(name => name !== '')
    const unknown = new Set(names.filter(name => municipalitiesIn(name) === undefined))
    if (unknown.size > 0)
      ctx.addIssue({ code: 'custom', message: `unknown:${[...unknown].join(', ').slice(0, 200)}` })
    return [...new Set(names.flatMap(name => municipalitiesIn(name) ?? []))]
  })

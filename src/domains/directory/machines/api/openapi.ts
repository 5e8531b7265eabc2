const referred = (text: string): string[] =>
  [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(([, name]) => name ?? [])

/**
 * The description without schemas that no address leads to: the generator makes each one twice, to read and to write.
 */
export const onlyUsed = (description: object): object => {
  const { components, ...rest } = description as { components?: { schemas?: Record<string, unknown> } }
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (text: string) => {
    for (const name of referred(text)) {
      if (used.has(name)) continue
      used.add(name)
      follow(JSON.stringify(schemas[name]))
    }
  }
  follow(JSON.stringify(rest))
  return {
    ...rest,
    components: { schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))) },
  }
}

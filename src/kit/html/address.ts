/** An address with a query: `changes` made in it. What is undefined is not said, what is null is taken away. */
export const address = (
  path: string,
  changes: Record<string, string | number | null | undefined>,
  query = new URLSearchParams(),
): string => {
  const changed = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    if (value === null) changed.delete(name)
    else if (value !== undefined) changed.set(name, String(value))
  return changed.size === 0 ? path : `${path}?${changed}`
}

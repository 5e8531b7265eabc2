/** Where a page of the search ended: everything that the order goes by. */
export type Cursor = [level: number, km: number, rank: number, confirmed: number, id: string]

/** Undefined for what was not given here. */
export const readCursor = (text: string | undefined): Cursor | undefined => {
  try {
    const [level, km, rank, confirmed, id] = JSON.parse(
      Buffer.from(text ?? '', 'base64url').toString(),
    ) as Cursor
    const numbers = [level, km, rank, confirmed].every(Number.isFinite)
    return numbers && /^[0-9a-f-]{36}$/.test(id) ? [level, km, rank, confirmed, id] : undefined
  } catch {
    return undefined
  }
}

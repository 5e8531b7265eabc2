import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Database, Tx } from '../../../kit/db/actor.ts'
import { system } from '../../../kit/db/actor.ts'
import { seal, unseal } from '../../../kit/sealed.ts'

const partSize = 1_048_576
const purpose = 'ledger parts'

/** What a part is: it cannot be read in the place of another. */
const placeOf = ({ tenantId, importId }: ImportKey, part: number) => `${tenantId} ${importId} ${part}`

type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Keeps a file as it arrives, encrypted: it may hold personal numbers until it has been read in. Tells how long it is. */
export const storeParts = async (
  run: Run,
  secret: string,
  at: ImportKey,
  pieces: AsyncIterable<Buffer>,
): Promise<number> => {
  let total = 0
  let waiting: Buffer[] = []
  let size = 0
  let part = 0
  const flush = async () => {
    const bytes = seal(secret, purpose, placeOf(at, part), Buffer.concat(waiting))
    await run(tx =>
      tx
        .insertInto('spending.ledger_parts')
        .values({ tenant_id: at.tenantId, file_id: at.importId, part, bytes })
        .execute(),
    )
    part += 1
    waiting = []
    size = 0
  }
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += partSize) {
      const some = piece.subarray(at, at + partSize)
      waiting.push(some)
      size += some.length
      total += some.length
      if (size >= partSize) await flush()
    }
  }
  if (size > 0) await flush()
  return total
}

/** A kept file from its beginning, part by part; `most` parts at most. */
export async function* readParts(
  { db, secret }: { db: Database; secret: string },
  at: ImportKey,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  for (let part = 0; part < most; part++) {
    const found = await db.inActor(system('ledger import'), tx =>
      tx
        .selectFrom('spending.ledger_parts')
        .select('bytes')
        .where('tenant_id', '=', at.tenantId)
        .where('file_id', '=', at.importId)
        .where('part', '=', part)
        .executeTakeFirst(),
    )
    if (found === undefined) return
    yield unseal(secret, purpose, placeOf(at, part), found.bytes)
  }
}

export const hasParts = async (tx: Tx, { tenantId, importId }: ImportKey): Promise<boolean> => {
  const found = await tx
    .selectFrom('spending.ledger_parts')
    .select('part')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export const deleteParts = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .deleteFrom('spending.ledger_parts')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .execute()

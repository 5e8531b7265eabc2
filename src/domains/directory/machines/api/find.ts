import { type AsVisitor, type Database, nobody } from '../../../../kit/db/actor.ts'
import { type Answer, findEnterprises, type Wanted } from '../../search/find.ts'
import { type EnterpriseHit, hitsOf } from '../../search/schema.ts'
import { openEnterpriseOf, type Publisher } from '../open-enterprise.ts'
import { selectRecordsOf } from '../records.ts'
import type { FindParams } from './schema.ts'

/** The same search as on the page. */
export const findOpen = (
  ask: AsVisitor,
  { q, municipality, category, limit, after }: FindParams,
  now: Wanted['now'],
): Promise<Answer> =>
  findEnterprises(
    ask,
    {
      ...(q === undefined ? {} : { q }),
      ...(municipality === undefined ? {} : { kommun: municipality }),
      ...(category === undefined ? {} : { kategori: category }),
      ...(after === undefined ? {} : { efter: after }),
      krav: [],
    },
    { now, limit },
  )

/** The answer as text: its items stand ready made in the database, and are not read and written once more on their way. */
export const pageText = ({ result, corrected }: Answer, hits = result.hits): string =>
  `{"data":${hits},"next":${JSON.stringify(result.next)},"total":${result.total},"corrected":${JSON.stringify(corrected ?? null)}}`

/** For `fields`: each hit with these more of what the whole record holds. */
export const withFields = async (
  db: Database,
  answer: Answer,
  fields: readonly string[],
  publisher: Publisher,
): Promise<string> => {
  const hits: EnterpriseHit[] = hitsOf(answer.result)
  const records = await db.inActor(nobody, tx =>
    selectRecordsOf(
      tx,
      hits.map(hit => hit.id),
    ),
  )
  const whole = new Map(records.map(record => [record.tenant_id, openEnterpriseOf(record, publisher)]))
  return JSON.stringify(
    hits.map(hit => {
      const open = Object.entries(whole.get(hit.id) ?? {})
      return {
        ...hit,
        ...Object.fromEntries(open.filter(([name]) => fields.includes('all') || fields.includes(name))),
      }
    }),
  )
}

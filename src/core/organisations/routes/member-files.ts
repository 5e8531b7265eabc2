import type { FastifyInstance } from 'fastify'
import { readQuery } from '../../../kit/http/forms.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import { audit } from '../../audit/audit.ts'
import { onlyIf } from '../../web/access.ts'
import { sendTable } from '../../web/send-table.ts'
import type { Services } from '../../web/services.ts'
import { memberQuery } from '../forms.ts'
import { mayAdminister } from '../policy.ts'
import { type Member, selectAllMembers } from '../queries.ts'
import { showRole, t } from '../words.ts'
import { administratorOf } from './form.ts'

const columns = (): Columns<Member> => [
  { label: t('name'), value: m => m.name },
  { label: t('email'), value: m => m.email },
  { label: t('role'), value: m => showRole(m.role) },
  { label: t('unit'), value: m => m.unit },
  { label: t('since'), value: m => m.starts_on },
  { label: t('until'), value: m => m.ends_on },
  { label: t('ended_on'), value: m => m.ended_at },
]

/** The list of members as it is searched and sorted, all of it, as a file. Taking it out is written down. */
export const memberFileRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/administration/personer.${format}`,
      { config: { access: onlyIf(mayAdminister) } },
      async (request, reply) => {
        const { seat, actor } = administratorOf(request)
        const query = readQuery(memberQuery, request.query)
        const rows = await db.inActor(actor, async tx => {
          const found = await selectAllMembers(tx, clock, seat.tenantId, query)
          await audit(tx, actor, clock.now(), {
            tenantId: seat.tenantId,
            action: 'members_exported',
            objectType: 'organisation',
            objectId: seat.tenantId,
            detail: { rows: found.length, format },
          })
          return found
        })
        return sendTable(reply, { name: t('members_file'), columns: columns(), rows }, format)
      },
    )
  }
}

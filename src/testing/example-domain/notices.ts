import { notice } from '../../core/notices/notices.ts'
import { keepsTools } from './policy.ts'
import { tools } from './queries.ts'
import { t } from './words.ts'

export const missedTools = notice({
  may: keepsTools,
  find: (tx, { tenantId }) =>
    tools(tx, tenantId).where('missed_at', 'is not', null).orderBy('missed_at').execute(),
  each: ({ tool_id, name, lent_at }) => ({
    text: t('wait_missed', { name }),
    action: { label: t('open'), href: `/verktyg/${tool_id}`, about: name },
    date: [lent_at, date => t('lent_since', { date })],
    urgent: true,
  }),
})

import type { ListColumn } from '../../../../core/lists/columns.ts'
import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import type { Decision } from '../decisions.ts'
import { kindName } from '../names.ts'
import { t } from '../words.ts'

const about = ({ supplier, account }: Decision): string =>
  supplier !== null && account !== null
    ? t('about_pair', { supplier, account })
    : supplier !== null
      ? t('about_supplier', { supplier })
      : t('about_account', { account: account ?? '' })

export const decisionColumns = (): ListColumn<Decision>[] => [
  { key: 'about', label: t('column_about'), cell: about, names: true },
  { key: 'supplier', label: t('column_supplier'), value: d => d.supplier, fileOnly: true },
  { key: 'account', label: t('column_account'), value: d => d.account, fileOnly: true },
  { key: 'kind', label: t('column_kind'), value: d => kindName(d.category), as: 'text', word: '' },
  { key: 'when', label: t('column_decided'), value: d => d.decided_at },
  { key: 'who', label: t('column_person'), cell: d => d.person ?? '' },
  {
    key: 'undo',
    label: t('column_next'),
    as: 'action',
    cell: d => (
      <PostButton
        action={`/inkop/klassning/beslut/${d.decision_id}/angra`}
        tone="secondary"
        small
        about={about(d)}
      >
        {t('undo')}
      </PostButton>
    ),
  },
]

/** What the organisation has said itself, and the way back from each: for those who keep the ledger. */
export const DecisionsPage = ({ list }: { list: Shown<Decision, object, boolean> }) => (
  <ListPage
    list={list}
    lead={t('decisions_lead')}
    summary={t('decisions_count', { count: list.page.totals.total })}
    without={list.more ? [] : ['undo']}
    empty={{ title: t('no_decisions'), text: t('no_decisions_text') }}
  />
)

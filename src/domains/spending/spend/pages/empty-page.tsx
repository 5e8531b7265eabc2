import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { t } from '../words.ts'

/** Before the first ledger: what the page is for, and the one thing to do. */
export const NothingYetPage = ({ mayKeep, mayNeed }: { mayKeep: boolean; mayNeed: boolean }) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <EmptyState
      title={t('nothing_yet')}
      actions={
        <>
          {mayKeep && <Button href="/inkop/reskontra">{t('read_ledger')}</Button>}
          {mayNeed && (
            <Button href="/inkop/behov" tone="secondary">
              {t('to_needs')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(mayKeep ? 'nothing_yet_text' : 'nothing_yet_others')}</p>
    </EmptyState>
  </>
)

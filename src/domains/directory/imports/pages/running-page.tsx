import { AutoRefresh } from '../../../../kit/html/auto-refresh.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { Progress } from '../../../../kit/html/progress.tsx'
import type { Counts, Import } from '../queries.ts'
import { t } from '../words.ts'

/** How far an import has come; looks again by itself. */
export const RunningPage = ({ made, counts }: { made: Import; counts: Counts }) => {
  const reading = made.state === 'reading'
  const done = counts.read - counts.waiting
  return (
    <>
      <PageHead
        title={t(reading ? 'reading_title' : 'running_title')}
        lead={t(reading ? 'reading_lead' : 'running_lead')}
      />
      {!reading && (
        <>
          <Progress
            label={t('running_progress')}
            value={done}
            max={made.rows_read}
            words={t('running_words', { done, all: made.rows_read })}
          />
          <PostButton action={`/registret/las-in/${made.import_id}/avbryt`} tone="secondary">
            {t('running_cancel')}
          </PostButton>
        </>
      )}
      <p>{t('running_refresh')}</p>
      <AutoRefresh />
    </>
  )
}

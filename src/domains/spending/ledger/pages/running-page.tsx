import { AutoRefresh } from '../../../../kit/html/auto-refresh.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { Progress } from '../../../../kit/html/progress.tsx'
import type { LedgerFile } from '../queries.ts'
import { t } from '../words.ts'

/** How far a file has been read; looks again by itself. */
export const RunningPage = ({ made, mayCancel }: { made: LedgerFile; mayCancel: boolean }) => {
  const receiving = made.state === 'receiving'
  const percent = Math.floor((100 * made.bytes_read) / Math.max(1, made.byte_count))
  return (
    <>
      <PageHead
        title={t(receiving ? 'receiving_title' : 'running_title')}
        lead={t(receiving ? 'receiving_lead' : 'running_lead')}
      />
      {!receiving && (
        <Progress
          label={t('running_progress')}
          value={made.bytes_read}
          max={Math.max(1, made.byte_count)}
          words={t('running_words', { percent: Math.min(100, percent), rows: made.rows_read })}
        />
      )}
      {!receiving && mayCancel && (
        <PostButton action={`/inkop/reskontra/${made.file_id}/avbryt`} tone="secondary">
          {t('running_cancel')}
        </PostButton>
      )}
      <p>{t('running_refresh')}</p>
      <AutoRefresh />
    </>
  )
}

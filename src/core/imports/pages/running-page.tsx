import { AutoRefresh } from '../../../kit/html/auto-refresh.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { Progress } from '../../../kit/html/progress.tsx'
import { t } from '../words.ts'

type Props = {
  /** Undefined: the file only just arrives. */
  progress: { value: number; max: number; words: string } | undefined
  /** Where it is cancelled, for those who may. */
  cancel: string | undefined
}

/** How far a file has been read; looks again by itself. */
export const RunningPage = ({ progress, cancel }: Props) => (
  <>
    <PageHead
      title={t(progress ? 'running_title' : 'reading_title')}
      lead={t(progress ? 'running_lead' : 'reading_lead')}
    />
    {progress && <Progress label={t('running_progress')} {...progress} />}
    {progress && cancel !== undefined && (
      <PostButton action={cancel} tone="secondary">
        {t('running_cancel')}
      </PostButton>
    )}
    <p>{t('running_refresh')}</p>
    <AutoRefresh />
  </>
)

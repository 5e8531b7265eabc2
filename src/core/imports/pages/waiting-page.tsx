import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { t } from '../words.ts'

/** A file that somebody else is to confirm: who may only look sees no rows before they are cleaned. */
export const WaitingPage = ({ fileName }: { fileName: string }) => (
  <>
    <PageHead title={t('state_mapping')} lead={fileName} />
    <Notice tone="info" title={t('mapping_waits')} />
  </>
)

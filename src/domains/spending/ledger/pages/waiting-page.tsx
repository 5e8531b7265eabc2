import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import type { LedgerFile } from '../queries.ts'
import { t } from '../words.ts'

/** A file that somebody else is to confirm: who may only look sees no rows before they are cleaned. */
export const WaitingPage = ({ made }: { made: LedgerFile }) => (
  <>
    <PageHead title={t('state_mapping')} lead={made.file_name} />
    <Notice tone="info" title={t('mapping_waits')} />
  </>
)

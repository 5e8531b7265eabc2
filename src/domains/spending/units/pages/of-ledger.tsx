import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { joinsPath } from '../schema.ts'
import { t } from '../words.ts'

/** While units wait for somebody to say what they are. */
export const WaitingUnits = ({ count }: { count: number }) =>
  count > 0 && (
    <Notice tone="info" title={t('waiting', { count })}>
      <p>
        {t('waiting_text')} <Link href={joinsPath}>{t('to_joins')}</Link>
      </p>
    </Notice>
  )

/** On the ledger's page: what waits, else the way to what has been said. */
export const UnitsOfLedger = ({ count }: { count: number }) =>
  count > 0 ? (
    <WaitingUnits count={count} />
  ) : (
    <p>
      <Link href={joinsPath}>{t('title')}</Link>
    </p>
  )

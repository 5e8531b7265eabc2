import { Link } from '../../../../kit/html/link.tsx'
import { precedentYear, sourceAddress, sourceVersion } from '../schema.ts'
import { t } from '../words.ts'

/** Where the figures come from, and what is ours of them. */
export const Source = () => (
  <p>
    {t('source_lead')}{' '}
    <Link href={sourceAddress} external>
      {t('source', { year: String(precedentYear) })}
    </Link>
    . {t('source_note', { version: sourceVersion })}
  </p>
)

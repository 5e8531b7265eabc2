import type { Temporal } from 'temporal-polyfill'
import { Button } from '../../../../kit/html/button.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { t } from '../words.ts'

/** Whoever comes first or second: it is done, and when. */
export const ConfirmedPage = ({ slug, confirmedAt }: { slug: string; confirmedAt: Temporal.Instant }) => (
  <>
    <PageHead title={t('confirmed_title')} lead={t('confirmed_lead', { date: showDate(confirmedAt) })} />
    <Notice tone="success">
      <p>{t('confirmed_next')}</p>
    </Notice>
    <p>
      <Link href={`/foretag/${slug}`}>{t('see_page')}</Link>
    </p>
  </>
)

/** A link that cannot be used, and what to do instead. */
export const NoLinkPage = ({ reason }: { reason: 'ended' | 'unknown' }) => (
  <>
    <PageHead title={t(`link_${reason}_title`)} lead={t(`link_${reason}_lead`)} />
    <p>{t('link_instead')}</p>
    <p>
      <Button href="/vart-foretag">{t('confirm_signed_in')}</Button>
    </p>
    <p>
      <Link href="/foretag">{t('find_yours')}</Link>
    </p>
  </>
)

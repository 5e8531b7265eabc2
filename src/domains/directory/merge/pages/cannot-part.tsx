import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { undoDays } from '../obstacle.ts'
import { t } from '../words.ts'

type Props = { enterprise: { slug: string }; why: 'too_late' | 'changed' | 'claimed' }

/** Why two are not parted by a button any more, and what can be done instead. */
export const CannotPart = ({ enterprise, why }: Props) => (
  <>
    <PageHead title={t('cannot_part')} />
    <Notice tone="warning" title={t(`cannot_part_${why}`, { days: undoDays })}>
      <p>{t('cannot_part_instead')}</p>
    </Notice>
    <p>
      <Button href={`/foretag/${enterprise.slug}`}>{t('back')}</Button>
    </p>
  </>
)

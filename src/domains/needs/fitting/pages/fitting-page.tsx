import { municipalities } from '../../../../core/reference/places.ts'
import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { CardList } from '../../../../kit/html/card.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { categoryName } from '../../../directory/public.ts'
import { t } from '../../needs/words.ts'
import { OpenNeedCard } from '../../open/pages/open-need-card.tsx'
import type { FittingNeed } from '../queries.ts'
import { placesOf, type Reach } from '../reach.ts'

type Props = {
  /** Undefined when the register does not show the enterprise. */
  reach: Reach | undefined
  fitting: readonly FittingNeed[]
  near: readonly FittingNeed[]
  mailed: boolean
}

const placeName = (code: string | undefined) => municipalities.get(code ?? '')?.name ?? ''

/** Why a need stands here, in words; what does not fit is said too. */
const Reasons = ({ found: { need, fit }, home }: { found: FittingNeed; home: string }) => {
  const place = placeName(fit.reaches ?? placesOf(need)[0])
  return (
    <p>
      {fit.offers ? (
        <StatusChip tone={fit.sameKind ? 'good' : 'neutral'}>
          {t(fit.sameKind ? 'you_offer' : 'you_offer_near', {
            category: categoryName(fit.offers).toLowerCase(),
          })}
        </StatusChip>
      ) : (
        <StatusChip tone="neutral">{t('you_offer_not')}</StatusChip>
      )}{' '}
      {fit.reaches ? (
        <StatusChip tone="good">
          {t(fit.reaches === home ? 'you_are_in' : 'you_deliver_in', { place })}
        </StatusChip>
      ) : (
        place !== '' && <StatusChip tone="neutral">{t('you_deliver_not', { place })}</StatusChip>
      )}
    </p>
  )
}

const List = ({ found, home }: { found: readonly FittingNeed[]; home: string }) => (
  <CardList>
    {found.map(one => (
      <OpenNeedCard key={one.need.need_id} need={one.need}>
        <Reasons found={one} home={home} />
      </OpenNeedCard>
    ))}
  </CardList>
)

const MailChoice = ({ mailed }: { mailed: boolean }) => (
  <Section id="mail" title={t('mail_title')}>
    <p>{t(mailed ? 'mail_is_on' : 'mail_is_off')}</p>
    <PostButton
      action="/vart-foretag/behov/mejl"
      fields={{ val: mailed ? 'nej' : 'ja' }}
      tone="secondary"
      icon="mail"
    >
      {t(mailed ? 'mail_stop' : 'mail_start')}
    </PostButton>
  </Section>
)

/** Needs that the enterprise could deliver, each with its reasons; then those that are near. */
export const FittingPage = ({ reach, fitting, near, mailed }: Props) => (
  <>
    <PageHead
      title={t('fitting_title')}
      lead={t('fitting_lead')}
      actions={
        <Button href="/behov" tone="secondary">
          {t('see_open')}
        </Button>
      }
    />
    {reach === undefined ? (
      <EmptyState title={t('not_listed')} actions={<Button href="/vart-foretag">{t('to_profile')}</Button>}>
        <p>{t('not_listed_text')}</p>
      </EmptyState>
    ) : (
      <>
        {fitting.length === 0 ? (
          <EmptyState
            title={t('fitting_none')}
            actions={
              <Button href="/vart-foretag" tone="secondary">
                {t('to_profile')}
              </Button>
            }
          >
            <p>{t(reach.kinds.size === 0 ? 'fitting_no_offers' : 'fitting_none_text')}</p>
          </EmptyState>
        ) : (
          <List found={fitting} home={reach.home} />
        )}
        <MailChoice mailed={mailed} />
        {near.length > 0 && (
          <Section id="near" title={t('near_title')}>
            <p>{t('near_text')}</p>
            <List found={near} home={reach.home} />
          </Section>
        )}
      </>
    )}
  </>
)

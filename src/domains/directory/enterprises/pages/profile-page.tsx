import type { Temporal } from 'temporal-polyfill'
import type { Viewer } from '../../../../core/web/viewer.ts'
import { Split } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Picture } from '../../../../kit/html/picture.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { locale } from '../../../../kit/text/locale.ts'
import { freshnessOf } from '../../freshness/state.ts'
import { Merged } from '../../merge/pages/merged.tsx'
import type { Merge } from '../../merge/queries.ts'
import { nextTask, type StartTask, startPath } from '../../onboarding/tasks.ts'
import { mayClaim, mayEdit, mayReview, maySeeAid, mayUpdatePlaces } from '../../policy.ts'
import { trustOf } from '../../trust/level.ts'
import { WholeTrust } from '../../trust/words.tsx'
import { t } from '../../words.ts'
import type { Profile } from '../queries.ts'
import { Aid } from './aid.tsx'
import { Contact } from './contact.tsx'
import { CriteriaList } from './criteria-list.tsx'
import { Facts } from './facts.tsx'
import { OfferList } from './offer-list.tsx'
import { PlaceList } from './place-list.tsx'
import { ReachMap } from './reach-map.tsx'

export type ProfileProps = {
  profile: Profile
  viewer: Viewer | null
  /** What was merged into it, for whoever keeps it. */
  merges: readonly Merge[]
  /** For its own managers: what is left of the beginning. */
  tasks?: readonly StartTask[] | undefined
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/** What the reader can do here, by the same rules as the routes behind the buttons. */
const Actions = ({ profile: { enterprise }, viewer }: ProfileProps) => {
  const at = `/foretag/${enterprise.slug}`
  const reviews = mayReview(viewer, enterprise)
  const isClaimable = viewer === null ? enterprise.claimed_at === null : mayClaim(viewer, enterprise)
  const links = [
    [reviews, '/granska', 'secondary', 'review_profile'],
    [reviews, '/sla-ihop', 'quiet', 'merge_profile'],
    [isClaimable, '/gor-ansprak', 'quiet', 'this_is_ours'],
  ] as const
  return (
    <>
      {mayEdit(viewer, enterprise) ? (
        <>
          <Button href={`${at}/andra`} icon="edit">
            {t('edit_profile')}
          </Button>
          <PostButton action={`${at}/bekrafta`} tone="secondary" icon="check">
            {t('confirm_all')}
          </PostButton>
          <Button href={`${at}/bilder`} tone="quiet">
            {t('pictures_title')}
          </Button>
        </>
      ) : (
        // Where the columns stand under each other, contact comes last.
        <span class="narrow-only">
          <Button href="#contact">{t('to_contact')}</Button>
        </span>
      )}
      {links.map(
        ([may, path, tone, label]) =>
          may && (
            <Button key={path} href={at + path} tone={tone}>
              {t(label)}
            </Button>
          ),
      )}
    </>
  )
}

const Chips = ({ profile: { enterprise }, now, today }: ProfileProps) => (
  <>
    {enterprise.kind !== 'not_told' && (
      <StatusChip tone="neutral">
        {enterprise.kind === 'wise' && trustOf(enterprise, now) < 3
          ? t('says_it_is_wise')
          : t(`kind_${enterprise.kind as 'wise'}`)}
      </StatusChip>
    )}
    {enterprise.certified_until && enterprise.certified_until.since(today).sign >= 0 && (
      <StatusChip tone="neutral">
        {t('certified_until', { date: showDate(enterprise.certified_until) })}
      </StatusChip>
    )}
  </>
)

const startLead = (tasks: readonly StartTask[]) =>
  `${t('start_title')}: ${t('start_lead', { done: tasks.filter(task => task.done).length, all: tasks.length })}`

/** An enterprise as a buyer meets it: what it sells, how to reach it, and what is known of it and by whom. */
export const ProfilePage = (props: ProfileProps) => {
  const { profile, viewer, now } = props
  const { enterprise } = profile
  const state = freshnessOf(enterprise.confirmed_at, now)
  return (
    <>
      <PageHead
        title={enterprise.name}
        lead={[enterprise.place, enterprise.municipality]
          .filter((p, i, all) => p !== '' && all.indexOf(p) === i)
          .join(', ')}
        chips={<Chips {...props} />}
        actions={<Actions {...props} />}
      />
      <WholeTrust of={enterprise} now={now} />
      {props.tasks && nextTask(props.tasks) && (
        <Notice tone="info" title={startLead(props.tasks)}>
          <p>
            <a href={startPath}>{t('start_go_on')}</a>
          </p>
        </Notice>
      )}
      {enterprise.published_at === null && (
        <Notice tone="warning" title={t('unpublished_title')}>
          <p>{t('unpublished_text')}</p>
        </Notice>
      )}
      {(state === 'unconfirmed' || state === 'hidden') && (
        <Notice
          tone="warning"
          title={t(enterprise.confirmed_by_itself ? 'not_confirmed_since' : 'told_not_confirmed', {
            date: showDate(enterprise.confirmed_at),
          })}
        >
          <p>{t(state === 'hidden' ? 'contact_is_hidden' : 'ask_before_you_rely')}</p>
        </Notice>
      )}
      <Split
        label={t('contact_and_facts')}
        side={
          <>
            <Contact enterprise={enterprise} now={now} keeper={mayEdit(viewer, enterprise)} />
            <ReachMap name={enterprise.name} home={enterprise.municipality_code} reach={profile.reach} />
            <Facts profile={profile} />
            {maySeeAid(viewer, enterprise) && <Aid profile={profile} today={props.today} />}
            {props.merges.length > 0 && (
              <Merged
                slug={enterprise.slug}
                merges={props.merges}
                now={now}
                mayPart={mayReview(viewer, enterprise)}
              />
            )}
          </>
        }
      >
        {enterprise.presentation_sv !== '' && (
          <p class="prose">
            <Original sv={enterprise.presentation_sv} en={enterprise.presentation_en} />
          </p>
        )}
        {profile.pictures.map(p => (
          <Picture
            key={p.file_id}
            src={`/foretag/${enterprise.slug}/bilder/${p.file_id}`}
            alt={(locale() === 'en' && p.alt_en) || p.alt_sv}
          />
        ))}
        <OfferList profile={profile} editable={mayEdit(viewer, enterprise)} />
        <PlaceList profile={profile} now={now} editable={mayUpdatePlaces(viewer, enterprise)} />
        <CriteriaList profile={profile} />
      </Split>
    </>
  )
}

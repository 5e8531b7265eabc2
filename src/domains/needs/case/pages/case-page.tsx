import { address } from '../../../../kit/html/address.ts'
import { Fold, Folds } from '../../../../kit/html/fold.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Steps } from '../../../../kit/html/steps.tsx'
import { Timeline } from '../../../../kit/html/timeline.tsx'
import { showMoney, showShortDate } from '../../../../kit/text/format.ts'
import { InquiryPart } from '../../inquiries/pages/inquiry-part.tsx'
import { countText } from '../../inquiries/say.ts'
import { MatchPart } from '../../match/pages/match-part.tsx'
import { t as matching } from '../../match/words.ts'
import { missingOf } from '../../needs/facts.ts'
import { NeedState } from '../../needs/pages/need-state.tsx'
import { casePath, type Part } from '../../needs/paths.ts'
import { volumeText } from '../../needs/volume.ts'
import { WaysPart } from '../../ways/pages/ways-part.tsx'
import { waysOf, yearly } from '../../ways/ways.ts'
import { t as ofWays } from '../../ways/words.ts'
import { eventsOf } from '../events.ts'
import type { Case } from '../find.ts'
import { answersOf, stageOf, stages } from '../stage.ts'
import { t } from '../words.ts'
import { NeedPart } from './need-part.tsx'
import { Next } from './next.tsx'

type Props = Case & { open: Part; mayKeep: boolean; mayAsk: boolean; mayEnter: boolean }

/** "1 apr 2027–31 mar 2031" */
const periodOf = ({ starts_on, ends_on }: Case['need']) =>
  [starts_on, ends_on]
    .map(day => (day === null ? '' : showShortDate(day)))
    .join('–')
    .replace(/^–$/, '')

/** On one line. */
const together = (text: string) => text.replaceAll(' ', '\u00a0')

const Head = ({ need }: Case) => (
  <PageHead
    title={<Original sv={need.title} />}
    chips={<NeedState need={need} />}
    lead={[
      need.unit ?? '',
      need.value_ore === null ? '' : showMoney(need.value_ore),
      together(periodOf(need)),
      together(need.registration_number),
    ]
      .filter(text => text !== '')
      .join(' · ')}
  />
)

const Line = (props: Case) => {
  const now = stages.indexOf(stageOf(props))
  return (
    <Steps
      line
      label={t('stages')}
      steps={stages.map((stage, i) => ({
        label: t(`stage_${stage}`),
        state: i < now ? 'done' : i === now ? 'current' : 'todo',
      }))}
    />
  )
}

const needResult = ({ need, today }: Case) => {
  const missing = need.closed_at === null ? missingOf(need, today).length : 0
  return [
    volumeText(need),
    need.lots !== null && need.lots > 1 ? t('lots', { count: need.lots }) : '',
    missing > 0 ? t('missing', { count: missing }) : '',
  ]
    .filter(text => text !== '')
    .join(', ')
}

const Match = (props: Props) => {
  const { need, home, now, match, asked, draft, mayAsk } = props
  const at = `/inkop/behov/${need.need_id}/fraga`
  return (
    <MatchPart
      need={need}
      now={now}
      match={match}
      asked={asked}
      mayAsk={mayAsk && need.closed_at === null}
      askAt={draft === undefined ? at : `/inkop/fragor/utkast/${draft.draft_id}/andra`}
      isWritten={draft !== undefined}
      askAll={address('/foretag/fraga', { fraga: need.title, kommun: home ?? undefined })}
    />
  )
}

const Answers = ({ need, inquiries, whole, today, mayAsk }: Props) => {
  const others = inquiries.filter(i => i.inquiry_id !== whole?.inquiry.inquiry_id)
  return (
    <>
      {whole === undefined ? (
        <p>{t('nobody_asked')}</p>
      ) : (
        <InquiryPart {...whole} today={today} mayAsk={mayAsk} />
      )}
      {others.length > 0 && (
        <>
          <h3>{t('other_questions')}</h3>
          <ul>
            {others.map(other => (
              <li key={other.inquiry_id}>
                <Link href={casePath(need.need_id, 'svar', other.inquiry_id)}>{other.subject}</Link>{' '}
                {countText(other)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const Ways = ({ open, ...props }: Props) => {
  const { need, match, guidelines, today, mayEnter } = props
  const ways = waysOf(
    {
      value: need.value_ore,
      cpv: need.cpv,
      lots: need.lots,
      contractEndsOn: need.contract_ends_on,
      todaysSupplier: need.todays_supplier,
      able: match.able.length,
      reservable: match.able.filter(m => m.supplier.reservable).length,
      guidelines,
    },
    today,
  )
  const of = (mark: string) => ways.filter(way => way.mark === mark).length
  return (
    <Fold
      id="vag"
      title={t('part_vag')}
      open={open === 'vag'}
      result={ofWays('result', { open: of('yes'), unsure: of('unsure') + of('unknown') })}
    >
      <WaysPart
        ways={ways}
        year={yearly(need.value_ore, need.starts_on, need.ends_on)}
        value={need.value_ore}
        guidelines={guidelines}
        today={today}
        mayEnter={mayEnter}
        sameKind={`/inkop/kategorier/${need.category}`}
      />
    </Fold>
  )
}

/** Everything about one need on one page: where it stands, what to do now, and its parts in an order that stays. */
export const CasePage = (props: Props) => {
  const { need, match, inquiries, open, mayKeep } = props
  const { asked, answered } = answersOf(props)
  const events = eventsOf(props)
  const counts = { able: match.able.length, close: match.close.length }
  return (
    <>
      <Head {...props} />
      {need.closed_at === null && <Line {...props} />}
      <Next {...props} />
      <Folds>
        <Fold id="behov" title={t('part_behov')} open={open === 'behov'} result={needResult(props)}>
          <NeedPart {...props} />
        </Fold>
        <Fold
          id="leverantorer"
          title={t('part_leverantorer')}
          open={open === 'leverantorer'}
          result={matching('result', counts)}
        >
          <Match {...props} />
        </Fold>
        <Fold
          id="svar"
          title={t('part_svar')}
          open={open === 'svar'}
          result={inquiries.length === 0 ? t('none_sent') : t('answered_of', { answered, asked })}
        >
          <Answers {...props} />
        </Fold>
        {inquiries.length > 0 && <Ways {...props} />}
        <Fold
          id="handelser"
          title={t('part_handelser')}
          open={open === 'handelser'}
          result={String(events.length)}
        >
          <Timeline items={events} />
        </Fold>
      </Folds>
      {mayKeep && need.closed_at === null && (
        <p>
          <Link href={`/inkop/behov/${need.need_id}/avsluta`}>{t('end')}</Link>
        </p>
      )}
    </>
  )
}

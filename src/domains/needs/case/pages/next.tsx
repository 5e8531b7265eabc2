import type { ComponentProps } from 'preact'
import { Button } from '../../../../kit/html/button.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { NextStep } from '../../../../kit/html/next-step.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import { mayRemindOn } from '../../inquiries/reminders.ts'
import { t as said } from '../../inquiries/words.ts'
import { dialogueOf } from '../../needs/dialogue.ts'
import { casePath } from '../../needs/paths.ts'
import { dialogueRules } from '../../policy.ts'
import type { Case } from '../find.ts'
import { answersOf, stageOf } from '../stage.ts'
import { t } from '../words.ts'

type Props = Case & { mayKeep: boolean; mayAsk: boolean }
type Step = ComponentProps<typeof NextStep>

const show = ({ need, mayKeep }: Props) => {
  if (need.opened_at !== null) return <Link href={`/behov/${need.need_id}`}>{t('see_open')}</Link>
  return mayKeep && <Link href={`/inkop/behov/${need.need_id}/visa`}>{t('open')}</Link>
}

/** Nobody has been asked, and nothing is written. */
const atNeed = (props: Props): Step => {
  const { need, match, mayKeep, mayAsk, today } = props
  const at = `/inkop/behov/${need.need_id}`
  const able = match.able.slice(0, dialogueRules.at(today).most_asked)
  const ask = new URLSearchParams(able.map(m => ['foretag', m.supplier.tenant_id]))
  const mayBegin = mayAsk && able.length > 0
  const late = dialogueOf(need, today)
  const says = [
    t('need_says', { able: match.able.length, close: match.close.length }),
    mayBegin ? t('ask_before', { able: match.able.length }) : '',
    late?.state === 'overdue' ? t('overdue', { begun: showShortDate(late.on) }) : '',
  ]
  return {
    says: says.join(' '),
    action: mayBegin && <Button href={`${at}/fraga?${ask}`}>{t('ask_market')}</Button>,
    links: [
      able.length === 0 && match.close.length > 0 && (
        <Link href={casePath(need.need_id, 'leverantorer')}>{t('see_close')}</Link>
      ),
      show(props),
      mayKeep && <Link href={`${at}/andra`}>{t('change')}</Link>,
    ].filter(Boolean),
  }
}

/** Something is written and has not left. */
const atDraft = ({ draft, mayAsk }: Props & { draft: NonNullable<Case['draft']> }): Step => {
  const at = `/inkop/fragor/utkast/${draft.draft_id}`
  return {
    says: t('draft_says', { count: draft.enterprises.length }),
    action: mayAsk && <Button href={at}>{t('check')}</Button>,
    links: mayAsk
      ? [
          <Link key="change" href={`${at}/andra`}>
            {t('change_draft')}
          </Link>,
          <PostButton key="remove" action={`${at}/ta-bort`} tone="quiet">
            {said('draft_remove')}
          </PostButton>,
        ]
      : [],
  }
}

/** Enterprises have been asked. */
const atAnswers = (props: Props & { whole: NonNullable<Case['whole']> }): Step => {
  const { need, whole, mayAsk, today } = props
  const { inquiry, added } = whole
  const { asked, answered, silent, isLate, isClosed } = answersOf(props)
  const at = `/inkop/fragor/${inquiry.inquiry_id}`
  const print = (
    <Link key="print" href={`${at}/utskrift`}>
      {said('print')}
    </Link>
  )
  const onward = <Button href={casePath(need.need_id, 'vag', inquiry.inquiry_id)}>{t('go_on')}</Button>
  const counts = { asked, answered }
  if (isClosed) return { says: t('closed_says', counts), action: onward, links: [print] }
  const links = mayAsk
    ? [
        <Link key="extend" href={`${at}/forlang`}>
          {t('extend')}
        </Link>,
        <Link key="clarify" href={`${at}/fortydliga`}>
          {t('clarify')}
        </Link>,
        print,
      ]
    : [print]
  if (asked > 0 && silent.length === 0) return { says: t('all_say'), action: onward, links }
  const day = { ...counts, day: showShortDate(inquiry.answer_by) }
  if (isLate)
    return {
      says: t('late_says', day),
      action: mayAsk && <PostButton action={`${at}/avsluta`}>{said('close')}</PostButton>,
      links,
    }
  const last = added.findLast(one => one.kind === 'reminder')
  const remind = { count: silent.length, name: silent[0]?.enterprise_name ?? '' }
  if (silent.length === 0 || !mayRemindOn(today, last))
    return {
      says: `${t('open_says', day)} ${t('reminded', { day: last ? showShortDate(last.updated_at) : '' })}`,
      links,
    }
  return {
    says: t('open_says', day),
    action: mayAsk && <PostButton action={`${at}/paminn`}>{t('remind', remind)}</PostButton>,
    links,
  }
}

const stepOf = (props: Props): Step => {
  const { need, draft, whole, mayKeep } = props
  if (need.closed_at !== null)
    return {
      says: t('ended_says', { day: showShortDate(need.closed_at), why: need.closed_why }),
      action: mayKeep && (
        <PostButton action={`/inkop/behov/${need.need_id}/oppna-igen`}>{t('open_again')}</PostButton>
      ),
    }
  if (draft !== undefined) return atDraft({ ...props, draft })
  if (stageOf(props) === 'answers' && whole !== undefined) return atAnswers({ ...props, whole })
  return atNeed(props)
}

/** What is to be done with the need now. */
export const Next = (props: Props) => <NextStep {...stepOf(props)} />

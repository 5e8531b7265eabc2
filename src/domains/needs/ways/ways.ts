import type { Temporal } from 'temporal-polyfill'
import { afterAwardRules, directAwardRules, socialServicesCeiling } from '../../../core/law/direct-award.ts'
import type { MarkKind } from '../../../kit/html/mark-table.tsx'
import { showKronor, showNumber, showShare } from '../../../kit/text/format.ts'
import { guidelineRules, thresholdRules, wayRules } from '../policy.ts'
import type { Guidelines } from './guidelines.ts'
import { t } from './words.ts'

export type WayKey = keyof typeof wayRules
/** A way from a need to a contract, held against its figures. It is a sign to look closer, never a ruling (policy/purchase-routes). */
export type Way = {
  key: WayKey
  mark: MarkKind
  why: string
  rule: string
  source: string
  since: Temporal.PlainDate
  document: string
  uncertain: string[]
}

export type Figures = {
  /** The whole contract with its extensions; null where nobody has said. */
  value: number | null
  cpv: string | null
  lots: number | null
  contractEndsOn: Temporal.PlainDate | null
  todaysSupplier: string
  /** Of those who can deliver, as many as state what a reserved contract asks for. */
  able: number
  reservable: number
  guidelines: Guidelines | undefined
}

/** What a code's division says: goods and works are none of the services of annex 2. Without a code nobody knows. */
const isNoService = (cpv: string | null): boolean => cpv !== null && Number(cpv.slice(0, 2)) < 50

type Said = Pick<Way, 'mark' | 'why' | 'document'> & { rule: string; uncertain?: (string | false)[] }
const kr = (kronor: number) => showKronor(kronor * 100)

/** The value of twelve months: as much of the whole as the contract's time says. */
export const yearly = (
  value: number | null,
  starts: Temporal.PlainDate | null,
  ends: Temporal.PlainDate | null,
): number | null => {
  if (value === null || starts === null || ends === null) return null
  const months = starts.until(ends.add({ days: 1 }), { largestUnit: 'months' }).months
  return months < 1 ? null : months <= 12 ? value : Math.round((value / months) * 12)
}

const callOff = (): Said => ({
  mark: 'unknown',
  why: t('call_off_why'),
  rule: t('call_off_rule'),
  document: t('call_off_document'),
  uncertain: [t('call_off_unsure')],
})

const option = ({ contractEndsOn, todaysSupplier }: Figures): Said => {
  const none = contractEndsOn === null && todaysSupplier === ''
  return {
    mark: none ? 'no' : 'unknown',
    why: t(none ? 'option_none' : 'option_why'),
    rule: t('option_rule'),
    document: t('option_document'),
    uncertain: [!none && t('option_unsure')],
  }
}

/** What of a direct award must be written down, and told of afterwards. */
const documented = (value: number | null, today: Temporal.PlainDate): string => {
  const rule = directAwardRules.at(today)
  const notice = afterAwardRules.at(today)
  const over = { over: kr(rule.document_over_kronor), days: rule.document_within_days }
  if (value === null) return t('direct_document_if', over)
  if (value <= rule.document_over_kronor * 100) return t('direct_document_not', over)
  const after = { from: kr(notice.from_kronor), days: notice.within_days }
  return [
    t('direct_document', over),
    value >= notice.from_kronor * 100 ? t('direct_notice', after) : '',
  ].join(' ')
}

const directAward = ({ value, cpv, guidelines }: Figures, today: Temporal.PlainDate): Said => {
  const rule = directAwardRules.at(today)
  const social = socialServicesCeiling(today)
  const ceiling = kr(rule.ceiling_kronor)
  const own = guidelines?.direct_award_ore ?? null
  const least = guidelines?.ask_at_least ?? null
  const annex = { ceiling: kr(social.kronor), year: String(social.since) }
  const state = (): [MarkKind, string] => {
    if (value === null) return ['unknown', t('direct_no_value', { ceiling })]
    const shown = showKronor(value)
    if (value < rule.ceiling_kronor * 100)
      return own !== null && value > own
        ? ['no', t('direct_own', { value: shown, own: showKronor(own) })]
        : ['yes', t('direct_yes', { value: shown, ceiling })]
    return value < social.kronor * 100 && !isNoService(cpv)
      ? ['unsure', t('direct_annex', { value: shown, ceiling, annex: annex.ceiling })]
      : ['no', t('direct_no', { value: shown, ceiling })]
  }
  const [mark, why] = state()
  return {
    mark,
    why,
    rule: t('direct_rule', { ceiling }),
    document: documented(value, today),
    uncertain: [
      t('direct_same_kind'),
      !isNoService(cpv) && t(social.isFloor ? 'direct_floor' : 'direct_annex_ceiling', annex),
      guidelines === undefined
        ? t('own_missing', { source: guidelineRules.at(today).source })
        : least !== null && t('own_least', { count: least }),
    ],
  }
}

const advertised = ({ value, lots }: Figures, today: Temporal.PlainDate): Said => {
  const { kronor, euro, valid_from } = thresholdRules.at(today)
  const whole = kronor !== null && value !== null && value >= kronor * 100
  return {
    mark: 'yes',
    why: t((lots ?? 1) > 1 ? 'advertised_lots' : 'advertised_why', { lots: lots ?? 1 }),
    rule: t(whole ? 'advertised_whole' : 'advertised_rule'),
    document: t('advertised_document'),
    uncertain: [
      kronor === null
        ? t('threshold_missing', { euro: showNumber(euro), year: String(valid_from.year) })
        : value === null && t('threshold', { kronor: kr(kronor) }),
    ],
  }
}

const integration = ({ able, reservable }: Figures, today: Temporal.PlainDate): Said => {
  const share = showShare(wayRules.integration.at(today).share)
  return {
    mark: reservable > 0 ? 'yes' : 'unsure',
    why: reservable > 0 ? t('integration_why', { n: reservable, of: able }) : t('integration_nobody'),
    rule: t('integration_rule', { share }),
    document: t('integration_document'),
    uncertain: [t('integration_unsure')],
  }
}

const annexTwo = (
  key: 'non_profit' | 'public_mission',
  { cpv }: Figures,
  today: Temporal.PlainDate,
): Said => ({
  mark: isNoService(cpv) ? 'no' : 'unsure',
  why: t(isNoService(cpv) ? 'annex_no_service' : `${key}_why`),
  rule: t(`${key}_rule`, { years: wayRules.public_mission.at(today).contract_years_at_most }),
  document: t('annex_document'),
  uncertain: [!isNoService(cpv) && t('annex_unsure')],
})

const partnership = (): Said => ({
  mark: 'unsure',
  why: t('partnership_why'),
  rule: t('partnership_rule'),
  document: t('partnership_document'),
  uncertain: [t('partnership_unsure')],
})

/** Every way that the law knows, in an order that stays. */
export const waysOf = (figures: Figures, today: Temporal.PlainDate): Way[] => {
  const said: Record<WayKey, Said> = {
    call_off: callOff(),
    option: option(figures),
    direct_award: directAward(figures, today),
    advertised: advertised(figures, today),
    integration: integration(figures, today),
    non_profit: annexTwo('non_profit', figures, today),
    public_mission: annexTwo('public_mission', figures, today),
    partnership: partnership(),
  }
  return Object.entries(said).map(([name, { uncertain = [], ...way }]) => {
    const key = name as WayKey
    const { source, valid_from } = wayRules[key].at(today)
    return { key, source, since: valid_from, ...way, uncertain: uncertain.filter(u => u !== false) }
  })
}

import { showOrgnr } from '../../../../core/organisations/orgnr.ts'
import { municipalityNames } from '../../../../core/reference/places.ts'
import { sni } from '../../../../core/reference/sni.ts'
import { Section } from '../../../../kit/html/arrange.tsx'
import { type Description, DescriptionList } from '../../../../kit/html/description-list.tsx'
import { showDate, showNumber } from '../../../../kit/text/format.ts'
import { t } from '../../words.ts'
import { languageName } from '../languages.ts'
import type { Profile } from '../queries.ts'
import { shareOf } from '../share.ts'

const yesNo = (value: boolean | null) => (value === null ? t('not_stated') : t(value ? 'yes' : 'no'))

const reach = ({ enterprise, areas }: Profile): string =>
  [
    municipalityNames(areas),
    enterprise.serves_radius_km === null ? '' : t('serves_within', { km: enterprise.serves_radius_km }),
  ]
    .filter(text => text !== '')
    .join(' · ')

/** What is known; what nobody said is left out. */
const known = (term: string, details: Description['details'] | null): Description[] =>
  details === null || details === '' ? [] : [{ term, details }]
const named = (values: readonly string[], name: (value: string) => string) => values.map(name).join(', ')

const Share = ({
  e,
  share,
}: {
  e: Profile['enterprise']
  share: NonNullable<ReturnType<typeof shareOf>>
}) => (
  <>
    {t('share_text', {
      percent: Math.floor(share.share * 100),
      of: showNumber(share.of),
      group: showNumber(share.group),
    })}
    {e.counted_on && <span class="quiet"> {t('counted_on', { date: showDate(e.counted_on) })}</span>}
    {e.counted_how !== '' && <div class="quiet">{e.counted_how}</div>}
  </>
)

const registrations = (e: Profile['enterprise']): string => {
  const told = (['f_tax', 'vat', 'employer_registered'] as const).map(
    name => `${t(`field_${name}`)}: ${yesNo(e[name])}`,
  )
  const checked = e.tax_checked_on ? ` (${t('checked_on', { date: showDate(e.tax_checked_on) })})` : ''
  return told.join(' · ') + checked
}

const supervisors = ({ supervisors: count, supervisor_training: training }: Profile['enterprise']) =>
  count === null ? null : [showNumber(count), training].filter(text => text !== '').join('. ')

/** What a buyer must know and be able to check, with the day it was counted or checked. */
export const Facts = ({ profile }: { profile: Profile }) => {
  const { enterprise: e } = profile
  const share = shareOf(e)
  const contracts =
    e.subsidised !== null && e.employees !== null
      ? t('contracts_text', { open: e.employees - e.subsidised, subsidised: e.subsidised })
      : null
  const open = (known: string | null | undefined) =>
    e.legal_form === 'sole_trader' ? t('not_shown') : (known ?? t('not_stated'))
  const items: Description[] = [
    { term: t('field_legal_form'), details: t(`form_${e.legal_form as 'other'}`) },
    // A sole trader's number is a personal number: it is never shown, nor the Peppol id that holds it.
    { term: t('orgnr'), details: open(e.orgnr && showOrgnr(e.orgnr)) },
    { term: t('delivers_in'), details: reach(profile) || t('not_stated') },
    ...known(t('field_founded_year'), e.founded_year && String(e.founded_year)),
    ...known(t('share_title'), share === undefined ? null : <Share e={e} share={share} />),
    { term: t('registrations_title'), details: registrations(e) },
    { term: t('field_peppol_id'), details: open(e.peppol_id) },
    ...known(t('contracts_title'), contracts),
    ...known(t('field_supervisors'), supervisors(e)),
    ...known(
      t('field_target_groups'),
      named(e.target_groups, g => t(`group_${g as 'young'}`)),
    ),
    ...known(t('field_customers'), e.customers),
    ...known(t('field_sni'), e.sni && `${e.sni} ${sni.get(e.sni) ?? ''}`),
    ...known(t('field_collective_agreement'), e.collective_agreement),
    ...known(t('field_insurance'), e.insurance),
    ...known(t('field_languages'), named(e.languages, languageName)),
    ...known(
      t('field_accessibility'),
      named(e.accessibility, a => t(`access_${a as 'parking'}`)),
    ),
    ...known(t('steward_title'), e.steward),
  ]
  return (
    <Section id="facts" title={t('facts_title')}>
      <DescriptionList items={items} />
    </Section>
  )
}

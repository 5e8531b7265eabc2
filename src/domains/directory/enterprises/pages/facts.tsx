import { showOrgnr } from '../../../../core/organisations/orgnr.ts'
import { municipalities } from '../../../../core/reference/places.ts'
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
    areas.map(code => municipalities.get(code)?.name ?? code).join(', '),
    enterprise.serves_radius_km === null ? '' : t('serves_within', { km: enterprise.serves_radius_km }),
  ]
    .filter(text => text !== '')
    .join(' · ')

/** What a buyer must know and be able to check, with the day it was counted or checked. */
export const Facts = ({ profile }: { profile: Profile }) => {
  const { enterprise: e } = profile
  const share = shareOf(e)
  const items: Description[] = [
    { term: t('field_legal_form'), details: t(`form_${e.legal_form as 'other'}`) },
    // A sole trader's number is a personal number: it is never shown, nor the Peppol id that holds it.
    { term: t('orgnr'), details: e.orgnr ? showOrgnr(e.orgnr) : t('not_shown') },
    { term: t('delivers_in'), details: reach(profile) || t('not_stated') },
    ...(e.founded_year ? [{ term: t('field_founded_year'), details: String(e.founded_year) }] : []),
    ...(share === undefined
      ? []
      : [
          {
            term: t('share_title'),
            details: (
              <>
                {t('share_text', {
                  percent: Math.floor(share.share * 100),
                  of: showNumber(share.of),
                  group: showNumber(share.group),
                })}
                {e.counted_on && (
                  <span class="quiet"> {t('counted_on', { date: showDate(e.counted_on) })}</span>
                )}
                {e.counted_how !== '' && <div class="quiet">{e.counted_how}</div>}
              </>
            ),
          },
        ]),
    {
      term: t('registrations_title'),
      details: `${t('field_f_tax')}: ${yesNo(e.f_tax)} · ${t('field_vat')}: ${yesNo(e.vat)} · ${t('field_employer_registered')}: ${yesNo(e.employer_registered)}${e.tax_checked_on ? ` (${t('checked_on', { date: showDate(e.tax_checked_on) })})` : ''}`,
    },
    {
      term: t('field_peppol_id'),
      details: e.legal_form === 'sole_trader' ? t('not_shown') : (e.peppol_id ?? t('not_stated')),
    },
    ...(e.subsidised !== null && e.employees !== null
      ? [
          {
            term: t('contracts_title'),
            details: t('contracts_text', { open: e.employees - e.subsidised, subsidised: e.subsidised }),
          },
        ]
      : []),
    ...(e.supervisors !== null
      ? [
          {
            term: t('field_supervisors'),
            details:
              e.supervisor_training === ''
                ? showNumber(e.supervisors)
                : `${showNumber(e.supervisors)}. ${e.supervisor_training}`,
          },
        ]
      : []),
    ...(e.target_groups.length > 0
      ? [
          {
            term: t('field_target_groups'),
            details: e.target_groups.map(g => t(`group_${g as 'young'}`)).join(', '),
          },
        ]
      : []),
    ...(e.customers === '' ? [] : [{ term: t('field_customers'), details: e.customers }]),
    ...(e.sni === null ? [] : [{ term: t('field_sni'), details: `${e.sni} ${sni.get(e.sni) ?? ''}` }]),
    ...(e.collective_agreement
      ? [{ term: t('field_collective_agreement'), details: e.collective_agreement }]
      : []),
    ...(e.insurance ? [{ term: t('field_insurance'), details: e.insurance }] : []),
    ...(e.languages.length > 0
      ? [{ term: t('field_languages'), details: e.languages.map(languageName).join(', ') }]
      : []),
    ...(e.accessibility.length > 0
      ? [
          {
            term: t('field_accessibility'),
            details: e.accessibility.map(a => t(`access_${a as 'parking'}`)).join(', '),
          },
        ]
      : []),
    ...(e.steward ? [{ term: t('steward_title'), details: e.steward }] : []),
  ]
  return (
    <Section id="facts" title={t('facts_title')}>
      <DescriptionList items={items} />
    </Section>
  )
}

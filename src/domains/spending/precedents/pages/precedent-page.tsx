import { showOrgnr } from '../../../../core/organisations/orgnr.ts'
import { address } from '../../../../kit/html/address.ts'
import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { CopyText } from '../../../../kit/html/copy-text.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { categoryName } from '../../../directory/public.ts'
import { letterTo, likeThis } from '../letter.ts'
import { listPath, type Precedent, plainTitle } from '../schema.ts'
import { t } from '../words.ts'
import { Reserved, worth, yesNo } from './precedent-columns.tsx'
import { Source } from './source.tsx'

/** As it was published, which is in Swedish; what was not published is said to be missing. */
const published = (text: string) => (text === '' ? t('not_stated') : <span lang="sv">{text}</span>)

const factsOf = (p: Precedent) => [
  { term: t('column_who'), details: `${p.buyer}, ${showOrgnr(p.buyer_orgnr)}` },
  { term: t('column_when'), details: showDate(p.published_on) },
  { term: t('fact_winner'), details: t('fact_winner_text') },
  { term: t('column_worth'), details: worth(p) },
  { term: t('column_procedure'), details: published(p.procedure) },
  { term: t('column_agreement'), details: published(p.agreement) },
  { term: t('fact_kind'), details: published(p.kind) },
  {
    term: t('column_category'),
    details:
      p.category === '' ? (
        t('no_category')
      ) : (
        <Link href={address(listPath, { kategori: p.category, visa: 'alla' })}>
          {categoryName(p.category)}
        </Link>
      ),
  },
  {
    term: t('column_cpv'),
    details: p.cpv === '00000000' ? t('not_stated') : published(`${p.cpv} ${p.cpv_label}`),
  },
  { term: t('column_reserved'), details: yesNo(p.reserved) },
  { term: t('column_execution'), details: yesNo(p.reserved_execution) },
  { term: t('column_social'), details: p.socially_sustainable === null ? t('not_stated') : yesNo(true) },
  { term: t('column_lots'), details: yesNo(p.lots) },
  { term: t('fact_number'), details: p.precedent_id },
]

/** Others' procurement: what is known of it, how to get the rest, and a need like it to begin with. */
export const PrecedentPage = ({ precedent, mayNeed }: { precedent: Precedent; mayNeed: boolean }) => (
  <>
    <PageHead
      title={<span lang="sv">{plainTitle(precedent.title)}</span>}
      lead={t(precedent.reserved ? 'page_lead_reserved' : 'page_lead', {
        buyer: precedent.buyer,
        date: showDate(precedent.published_on),
      })}
      chips={<Reserved precedent={precedent} />}
      actions={mayNeed && <Button href={likeThis(precedent)}>{t('like_this')}</Button>}
    />
    <DescriptionList items={factsOf(precedent)} />
    <Section id="ask" title={t('ask_title', { buyer: precedent.buyer })}>
      <p>{t('ask_notice')}</p>
      <p>{t('ask_how', { buyer: precedent.buyer, number: precedent.precedent_id })}</p>
      <CopyText text={letterTo(precedent)} label={t('ask_letter')} lines lang="sv" />
    </Section>
    <Source />
    <p>
      <Link href={address(listPath, { q: precedent.buyer, visa: 'alla' })}>
        {t('more_of_buyer', { buyer: precedent.buyer })}
      </Link>
    </p>
  </>
)

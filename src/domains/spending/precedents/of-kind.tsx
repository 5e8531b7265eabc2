import { Section } from '../../../kit/html/arrange.tsx'
import type { Precedents } from '../spend/routes.tsx'
import { PrecedentList } from './pages/precedent-list.tsx'
import { selectPrecedents } from './queries.ts'
import { t } from './words.ts'

const shown = 5

/** What other municipalities have advertised of a kind, the reserved ones first: for the page of that kind. */
export const precedentsOf: Precedents = async (tx, category) => (
  <Section id="precedents" title={t('section_title')}>
    <PrecedentList precedents={await selectPrecedents(tx, { category, limit: shown })} category={category} />
  </Section>
)

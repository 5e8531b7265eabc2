import type { Actor, Database } from '../../../kit/db/actor.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import type { Candidate } from './candidates.ts'
import type { Decision } from './decisions.ts'
import { type LedgerRow, type PairSum, type SupplierSum, selectRows, type UnitSum } from './details.ts'
import { confidenceText, kindName, reasonText } from './names.ts'
import type { Asked } from './period.ts'
import type { NarrowQuery } from './schema.ts'
import { t } from './words.ts'

/** Öre as kronor: a number, so that a spreadsheet program can sum it. Exact up to the largest amount that is read in. */
const kronor = (ore: number): number => ore / 100

export const candidateColumns = (): Columns<Candidate> => [
  { label: t('column_kind'), value: c => kindName(c.category) },
  { label: t('column_bought_kr'), value: c => kronor(c.now_ore) },
  { label: t('column_before_kr'), value: c => kronor(c.before_ore) },
  { label: t('column_social_kr'), value: c => kronor(c.social_ore) },
  { label: t('column_reach'), value: c => c.reach },
]
export const supplierColumns = (): Columns<SupplierSum> => [
  { label: t('column_supplier'), value: s => s.name },
  { label: t('column_orgnr'), value: s => s.orgnr },
  { label: t('is_social'), value: s => (s.enterprise_slug === null ? '' : t('social_yes')) },
  { label: t('column_bought_kr'), value: s => kronor(s.amount_ore) },
  { label: t('column_rows'), value: s => s.row_count },
]
export const unitColumns = (): Columns<UnitSum> => [
  { label: t('column_unit'), value: u => u.name },
  { label: t('column_bought_kr'), value: u => kronor(u.amount_ore) },
  { label: t('column_social_kr'), value: u => kronor(u.social_ore) },
  { label: t('column_rows'), value: u => u.row_count },
]
export const pairColumns = (): Columns<PairSum> => [
  { label: t('column_supplier'), value: p => p.supplier },
  { label: t('column_code'), value: p => p.code },
  { label: t('column_account'), value: p => p.account },
  { label: t('column_kind'), value: p => kindName(p.category) },
  { label: t('column_why'), value: p => `${reasonText(p)} ${confidenceText(p.confidence)}` },
  { label: t('column_bought_kr'), value: p => kronor(p.amount_ore) },
  { label: t('column_rows'), value: p => p.row_count },
]
export const decisionColumns = (): Columns<Decision> => [
  { label: t('column_supplier'), value: d => d.supplier },
  { label: t('column_account'), value: d => d.account },
  { label: t('column_kind'), value: d => kindName(d.category) },
  { label: t('column_decided'), value: d => d.decided_at },
]
export const rowColumns = (): Columns<LedgerRow> => [
  { label: t('column_file'), value: r => r.file_name },
  { label: t('column_line'), value: r => r.line },
  { label: t('column_buyer'), value: r => r.buyer },
  { label: t('column_day'), value: r => r.day ?? r.month.toString().slice(0, 7) },
  { label: t('column_supplier'), value: r => r.supplier },
  { label: t('column_code'), value: r => r.code },
  { label: t('column_account'), value: r => r.account },
  { label: t('column_kind'), value: r => kindName(r.category) },
  { label: t('column_unit'), value: r => r.unit },
  { label: t('column_voucher'), value: r => r.voucher },
  { label: t('column_invoice'), value: r => r.invoice },
  { label: t('column_basis'), value: r => r.basis },
  { label: t('column_agreement'), value: r => r.agreement },
  { label: t('column_amount_kr'), value: r => kronor(r.amount_ore) },
]

const batch = 5000

/** All rows of a list, a batch at a time as the reader takes them. */
export async function* allRows(
  db: Database,
  actor: Actor,
  { tenantId, period }: Asked,
  q: NarrowQuery,
  most: number,
): AsyncGenerator<LedgerRow> {
  let efter: string | undefined
  let given = 0
  do {
    const page = await db.inActor(actor, tx =>
      selectRows(tx, tenantId, period, { ...q, efter }, Math.min(batch, most - given)),
    )
    yield* page.rows
    given += page.rows.length
    efter = page.next
  } while (efter !== undefined && given < most)
}

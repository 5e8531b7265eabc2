import { importLedgerFile } from '../domains/spending/ledger/file.ts'
import type { TestApp } from './app.ts'

export type Posting = {
  date: string
  supplier: string
  orgnr?: string
  account: string
  text: string
  amount: string
  unit?: string
  voucher?: string
}

const columns =
  'kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;belopp;datum;forvaltning;fakturanummer;grund;avtal;kommun_id;s_kod_nr'

/** A ledger in the national format (version 1.1), as text. */
export const ledgerCsv = (postings: readonly Posting[]): string =>
  [
    columns,
    ...postings.map((p, i) =>
      [
        '2120002395',
        'Söderhamns kommun',
        p.voucher ?? `V${i + 1}`,
        p.supplier,
        p.orgnr ?? '',
        p.account,
        p.text,
        p.amount,
        p.date,
        p.unit ?? 'Tekniska förvaltningen',
        `F${i + 1}`,
        '',
        '',
        '2182',
        '',
      ].join(';'),
    ),
  ].join('\n')

/** Reads a ledger in for a municipality that is there. */
export const readLedger = (
  t: TestApp,
  postings: readonly Posting[],
  municipalityCode = '2182',
  fileName = 'reskontra.csv',
) => importLedgerFile(t, { bytes: Buffer.from(ledgerCsv(postings)), fileName, municipalityCode })

const header =
  'kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;belopp;datum;forvaltning;fakturanummer;grund;avtal;kommun_id;s_kod_nr'

/** What a ledger may look like, in the national format. The suppliers and their numbers are invented. */
const rows: readonly (readonly [string, string, string, string, string, string, string, string])[] = [
  [
    'V1001',
    'Exempelbygg AB',
    '559990-0007',
    '46110',
    'Reparation av fastigheter',
    '12500.00',
    '2025-01-14',
    'Tekniska',
  ],
  [
    'V1001',
    'Exempelbygg AB',
    '559990-0007',
    '64520',
    'Förbrukningsmaterial',
    '1310.50',
    '2025-01-14',
    'Tekniska',
  ],
  [
    'V1002',
    'Exempelstäd ek. för.',
    '769999-0009',
    '46362',
    'Köp av städning',
    '8400.00',
    '2025-01-20',
    'Skola',
  ],
  [
    'V1003',
    'Exempelcafé ideell förening',
    '802999-0001',
    '71110',
    'Förtäring',
    '2150.00',
    '2025-02-03',
    'Kommunledning',
  ],
  ['V1004', 'Exempeltryck AB', '559990-0015', '64620', 'Trycksaker', '990.75', '2025-02-11', 'Kommunledning'],
  [
    'V1005',
    'Exempelstäd ek. för.',
    '769999-0009',
    '46362',
    'Köp av städning',
    '8400.00',
    '2025-02-20',
    'Skola',
  ],
  [
    'V1006',
    'Exempelgrönt AB',
    '559990-0023',
    '46130',
    'Skötsel av grönytor',
    '31200.00',
    '2025-03-05',
    'Tekniska',
  ],
  [
    'V1007',
    'Exempelgrönt AB',
    '559990-0023',
    '46130',
    'Skötsel av grönytor',
    '-1200.00',
    '2025-03-09',
    'Tekniska',
  ],
  ['V1008', 'Exempelbröd AB', '559990-0031', '64110', 'Livsmedel', '4575.25', '2025-03-12', 'Skola'],
  ['V1009', 'Exempel Ltd', 'GB999999973', '64810', 'Programvara', '15000.00', '2025-03-19', 'Kommunledning'],
  ['V1010', 'Enskild firma', '', '61120', 'Konsulttjänst', '6200.00', '2025-03-25', 'Kommunledning'],
  [
    'V1011',
    'Exempelflytt ek. för.',
    '769999-0017',
    '46380',
    'Flyttjänst',
    '5400.00',
    '2025-03-28',
    'Vård och omsorg',
  ],
]

/** A dozen rows to look at, or to try with. */
export const sampleFile = (): string =>
  `${[
    header,
    ...rows.map(
      ([voucher, supplier, number, account, text, amount, day, unit], i) =>
        `212000-0000;Exempelkommun;${voucher};${supplier};${number};${account};${text};${amount};${day};${unit};F${5001 + i};;;;`,
    ),
  ].join('\r\n')}\r\n`

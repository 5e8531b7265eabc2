import type { Domain } from '../../core/web/domain.ts'
import { loadDemoLedgers } from './demo/ledger.ts'
import { joinDemoUnits } from './demo/units.ts'
import { spendingFollows } from './follows.ts'
import { ledgerImport } from './ledger/jobs.ts'
import { forgetLedgerFile, ledgerRoutes } from './ledger/routes.tsx'
import { t as ledger } from './ledger/words.ts'
import { seesRows, seesSpend } from './policy.ts'
import { precedentsFound } from './precedents/finds.ts'
import { loadPrecedents } from './precedents/load.ts'
import { precedentsOf } from './precedents/of-kind.tsx'
import { precedentsRoutes } from './precedents/routes.tsx'
import { t as precedents } from './precedents/words.ts'
import { classRoutes } from './spend/class-routes.tsx'
import { suppliersFound } from './spend/finds.ts'
import { spendPictures } from './spend/home-pictures.tsx'
import { spendSums } from './spend/jobs.ts'
import { spendListRoutes } from './spend/list-routes.tsx'
import { spendRoutes } from './spend/routes.tsx'
import { t as spend } from './spend/words.ts'
import { unitsWaiting } from './units/notices.ts'
import { unitRoutes } from './units/routes.tsx'

/** What a municipality buys anyway. */
export const spending: Domain = {
  name: 'spending',
  routes: (app, services) => {
    ledgerRoutes(app, services) //      /inkop/reskontra/*
    unitRoutes(app, services) //        /inkop/reskontra/enheter
    spendRoutes(app, services, precedentsOf) // /inkop  /inkop/kategorier/:kind
    spendListRoutes(app, services) //   /inkop/leverantorer  /forvaltningar  /klassning  /rader
    classRoutes(app, services) //       /inkop/klassning/:supplier/:account  /inkop/klassning/beslut
    precedentsRoutes(app, services) //  /inkop/forebilder/*
  },
  parameters: {
    ledger: 'id',
    decision: 'id',
    supplier: 'number',
    account: 'number',
    kind: 'word',
    precedent: 'word',
  },
  menu: viewer => [
    ...(seesSpend(viewer)
      ? [
          { href: '/inkop', label: spend('menu_spend'), rank: 40 },
          { href: '/inkop/forebilder', label: precedents('menu_precedents'), rank: 43 },
        ]
      : []),
    ...(seesRows(viewer) ? [{ href: '/inkop/reskontra', label: ledger('menu_ledger'), rank: 44 }] : []),
  ],
  pictures: spendPictures,
  notices: [unitsWaiting],
  ofUnits: [unitsWaiting],
  finds: [suppliersFound, precedentsFound],
  jobs: [ledgerImport, forgetLedgerFile, spendSums],
  starts: ({ db }) => loadPrecedents(db),
  follows: spendingFollows,
  demo: {
    filled: async services => {
      await loadDemoLedgers(services)
      await joinDemoUnits(services)
    },
  },
}

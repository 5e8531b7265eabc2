import type { Domain } from '../../core/web/domain.ts'
import { caseRoutes } from './case/routes.tsx'
import { loadDemoInquiries } from './demo/inquiries.ts'
import { loadDemoNeeds } from './demo/needs.ts'
import { fittingPicture } from './fitting/home-picture.tsx'
import { needLetter } from './fitting/jobs.ts'
import { needsFollows } from './follows.ts'
import { answerRoutes } from './inquiries/answer-routes.tsx'
import { inquiriesComing, inquiriesNotices } from './inquiries/notices.ts'
import { inquiriesOfNeed } from './inquiries/of-need.ts'
import { inquiryRoutes } from './inquiries/routes.tsx'
import { t as inquiries } from './inquiries/words.ts'
import { needsFound } from './needs/finds.ts'
import { needsComing, needsNotices } from './needs/notices.ts'
import { needsRoutes } from './needs/routes.tsx'
import { t } from './needs/words.ts'
import { forgetPlan } from './plan/routes.tsx'
import { answersInquiries, seesNeeds } from './policy.ts'
import { guidelinesRoutes } from './ways/routes.tsx'

/** What is going to be bought, who could deliver it, and what they say. */
export const needs: Domain = {
  name: 'needs',
  routes: (app, services) => {
    caseRoutes(app, services) //        /inkop/behov/:need
    guidelinesRoutes(app, services) //  /inkop/riktlinjer
    inquiryRoutes(app, services) //     /inkop/behov/:need/fraga  /inkop/fragor/*
    answerRoutes(app, services) //      /svara/:answer  /vart-foretag/fragor/*  /forfragningar/*
    needsRoutes(app, services, inquiriesOfNeed) //       /inkop/behov/*  /behov  /vart-foretag/behov
  },
  parameters: { need: 'id', plan: 'id', inquiry: 'id', draft: 'id', answer: 'secret' },
  menu: viewer => [
    ...(answersInquiries(viewer)
      ? [
          { href: '/vart-foretag/fragor', label: inquiries('menu_asked'), rank: 31 },
          { href: '/vart-foretag/behov', label: t('menu_fitting'), rank: 32 },
        ]
      : []),
    ...(seesNeeds(viewer)
      ? [
          { href: '/inkop/behov', label: t('menu_needs'), rank: 41 },
          { href: '/inkop/fragor', label: inquiries('menu_inquiries'), rank: 42 },
        ]
      : []),
  ],
  notices: [...inquiriesNotices, ...needsNotices],
  coming: [...inquiriesComing, needsComing],
  pictures: [fittingPicture],
  finds: [needsFound],
  jobs: [forgetPlan, needLetter],
  follows: needsFollows,
  demo: {
    load: async (tx, { clock }, world) =>
      loadDemoInquiries(tx, clock, world, await loadDemoNeeds(tx, clock, world)),
  },
}

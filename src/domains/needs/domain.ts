import type { Domain } from '../../core/web/domain.ts'
import { loadDemoInquiries } from './demo/inquiries.ts'
import { loadDemoNeeds } from './demo/needs.ts'
import { needLetter } from './fitting/jobs.ts'
import { needsFollows } from './follows.ts'
import { answerRoutes } from './inquiries/answer-routes.tsx'
import { inquiriesOfNeed } from './inquiries/of-need.ts'
import { inquiryRoutes } from './inquiries/routes.tsx'
import { inquiriesWaiting } from './inquiries/waiting.ts'
import { t as inquiries } from './inquiries/words.ts'
import { matchRoutes } from './match/routes.tsx'
import { needsRoutes } from './needs/routes.tsx'
import { needsWaiting } from './needs/waiting.ts'
import { t } from './needs/words.ts'
import { forgetPlan } from './plan/routes.tsx'
import { answersInquiries, seesNeeds } from './policy.ts'

/** What is going to be bought, who could deliver it, and what they say. */
export const needs: Domain = {
  name: 'needs',
  routes: (app, services) => {
    matchRoutes(app, services) //       /inkop/behov/:id/matchning
    inquiryRoutes(app, services) //     /inkop/behov/:id/fraga  /inkop/fragor/*
    answerRoutes(app, services) //      /svara/:token  /vart-foretag/fragor/*  /forfragningar/*
    needsRoutes(app, services, inquiriesOfNeed) //       /inkop/behov/*  /behov  /vart-foretag/behov
  },
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
  notices: async (tx, viewer, clock) => [
    ...(await inquiriesWaiting(tx, viewer, clock)),
    ...(await needsWaiting(tx, viewer, clock)),
  ],
  jobs: [forgetPlan, needLetter],
  follows: needsFollows,
  demo: {
    load: async (tx, { clock }, world) =>
      loadDemoInquiries(tx, clock, world, await loadDemoNeeds(tx, clock, world)),
  },
}

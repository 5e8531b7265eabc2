import type { FastifyInstance } from 'fastify'
import type { Services } from '../../core/web/services.ts'
import { answerRoutes } from './inquiries/answer-routes.tsx'
import { inquiriesOfNeed } from './inquiries/of-need.ts'
import { inquiryRoutes } from './inquiries/routes.tsx'
import { ledgerRoutes } from './ledger/routes.tsx'
import { matchRoutes } from './match/routes.tsx'
import { needsRoutes } from './needs/routes.tsx'
import { precedentsOf } from './precedents/of-kind.tsx'
import { precedentsRoutes } from './precedents/routes.tsx'
import { classRoutes } from './spend/class-routes.tsx'
import { spendListRoutes } from './spend/list-routes.tsx'
import { spendRoutes } from './spend/routes.tsx'

/** What a municipality buys anyway; each noun has its own routes beside it. */
export const procurementRoutes = (app: FastifyInstance, services: Services) => {
  ledgerRoutes(app, services) //      /inkop/reskontra/*
  spendRoutes(app, services, precedentsOf) // /inkop  /inkop/kategorier/:kind
  spendListRoutes(app, services) //   /inkop/leverantorer  /forvaltningar  /klassning  /rader
  classRoutes(app, services) //       /inkop/klassning/:supplier/:account  /inkop/klassning/beslut
  precedentsRoutes(app, services) //  /inkop/forebilder
  matchRoutes(app, services) //       /inkop/behov/:id/matchning
  inquiryRoutes(app, services) //     /inkop/behov/:id/fraga  /inkop/fragor/*
  answerRoutes(app, services) //      /svara/:token  /vart-foretag/fragor/*  /forfragningar/*
  needsRoutes(app, services, inquiriesOfNeed) //       /inkop/behov/*  /behov  /vart-foretag/behov
}

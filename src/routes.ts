import type { FastifyInstance } from 'fastify'
import { findRoutes } from './core/find/routes.tsx'
import type { Identity } from './core/identity/identity.ts'
import { identityRoutes } from './core/identity/routes.tsx'
import { installationRoutes } from './core/installation/routes.tsx'
import { organisationRoutes } from './core/organisations/routes.ts'
import type { Domain } from './core/web/domain.ts'
import type { Services } from './core/web/services.ts'
import { siteRoutes } from './site/routes.tsx'

/** Every address and who answers it, on one screen. Order does not matter; Fastify refuses a second owner. */
export const registerRoutes = (
  app: FastifyInstance,
  services: Services,
  identity: Identity,
  domains: readonly Domain[],
) => {
  siteRoutes(app, services, domains) //     /  /hem  /om  /tillganglighet  /integritet  /demo/*  /healthz  /readyz  /metrics
  findRoutes(app, services, domains) //     /sok
  identityRoutes(app, services, identity) // /logga-in/*  /logga-ut  /skapa-konto/*  /inbjudan/*  /installningar/*  /byt-uppdrag  /demo/som/*
  organisationRoutes(app, services, domains) // /administration/*
  installationRoutes(app, services) // /administration/organisationer/*
  for (const { routes } of domains) routes(app, services) // each domain's own says which
}
